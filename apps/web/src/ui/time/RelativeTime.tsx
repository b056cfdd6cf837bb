'use client'

import { formatExact, formatRelative } from './format-relative.ts'
import { Time } from './Time.ts'
import { useNow } from './useNow.ts'

type Props = { at: string }

/** How long ago, with the exact moment on hover. Lists show hundreds of them, so it is no more than an element. */
export function RelativeTime({ at }: Props) {
  const now = useNow()
  return (
    <Time dateTime={at} title={formatExact(at)}>
      {formatRelative(at, now)}
    </Time>
  )
}
