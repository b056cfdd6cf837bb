'use client'

import { styled } from '@mui/material/styles'
import { usePathname } from 'next/navigation'
import { PageLink } from '../PageLink.tsx'

type Props = { label: string; tabs: readonly { href: string; name: string }[] }

/** Pages beside each other that look like tabs: each has an address of its own, so they are links. */
export function TabLinks({ label, tabs }: Props) {
  const pathname = usePathname()
  return (
    <Bar aria-label={label}>
      {tabs.map(({ href, name }) => (
        <PageLink key={href} href={href} aria-current={pathname === href ? 'page' : undefined}>
          {name}
        </PageLink>
      ))}
    </Bar>
  )
}

const Bar = styled('nav')(({ theme: { vars } }) => ({
  display: 'flex',
  gap: 18,
  marginBottom: 16,
  // A line inside, so that the chosen one covers it also where the bar scrolls.
  boxShadow: `inset 0 -1px ${vars.palette.hairline}`,
  overflowX: 'auto',
  scrollbarWidth: 'none',
  '& a': {
    flexShrink: 0,
    padding: '8px 2px',
    fontWeight: 500,
    color: vars.palette.ink3,
    textDecoration: 'none',
    borderBottom: '2px solid transparent',
  },
  '& a:hover': { color: vars.palette.ink },
  '& a[aria-current]': { color: vars.palette.ink, borderColor: vars.palette.accent },
}))
