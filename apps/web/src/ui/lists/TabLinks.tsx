'use client'

import { styled } from '@mui/material/styles'
import Link from 'next/link'
import { usePathname } from 'next/navigation'

type Props = { label: string; tabs: readonly { href: string; name: string }[] }

/** Pages beside each other that look like tabs: each has an address of its own, so they are links. */
export function TabLinks({ label, tabs }: Props) {
  const pathname = usePathname()
  return (
    <Bar aria-label={label}>
      {tabs.map(({ href, name }) => (
        <Link key={href} href={href} aria-current={pathname === href ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </Bar>
  )
}

const Bar = styled('nav')(({ theme: { vars } }) => ({
  display: 'flex',
  gap: 18,
  marginBottom: 16,
  borderBottom: `1px solid ${vars.palette.hairline}`,
  '& a': {
    padding: '8px 2px',
    marginBottom: -1,
    fontWeight: 500,
    color: vars.palette.ink3,
    textDecoration: 'none',
    borderBottom: '2px solid transparent',
  },
  '& a:hover': { color: vars.palette.ink },
  '& a[aria-current]': { color: vars.palette.ink, borderColor: vars.palette.accent },
}))
