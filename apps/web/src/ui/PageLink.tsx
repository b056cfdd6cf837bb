'use client'

import Link from 'next/link'
import { type ComponentProps, useState } from 'react'

/**
 * A link to a page of ours, fetched ahead once somebody points at it. Fetching all that are in sight, as Next.js does
 * by itself, asks the server sixty times for one page of settings.
 */
export function PageLink({ onPointerEnter, ...rest }: ComponentProps<typeof Link>) {
  const [near, setNear] = useState(false)
  return (
    <Link
      {...rest}
      prefetch={near ? null : false}
      onPointerEnter={(event) => {
        setNear(true)
        onPointerEnter?.(event)
      }}
    />
  )
}
