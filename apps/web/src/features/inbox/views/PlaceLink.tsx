'use client'
import { styled } from '@mui/material/styles'
import type { MouseEvent, ReactNode } from 'react'
import { useShell } from '../../shell/ShellState.tsx'
import { usePlace } from '../usePlace.ts'
import { addressOf, type Place } from '../view.ts'

type Props = { to: Place; name: string; current: boolean; icon: ReactNode; trailing?: ReactNode }

/** A link of the rail that stays on the page: the list alone changes. */
export function PlaceLink({ to, name, current, icon, trailing }: Props) {
  const { go } = usePlace()
  const { setDrawerOpen } = useShell()
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    setDrawerOpen(false)
    go(to)
  }
  return (
    <Row href={addressOf(to)} aria-current={current ? 'page' : undefined} onClick={follow}>
      {icon}
      <span className="name">{name}</span>
      <span className="trailing">{trailing}</span>
    </Row>
  )
}

const Row = styled('a')(({ theme }) => {
  const { palette } = theme.vars
  return {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    minWidth: 0,
    minHeight: 29,
    boxSizing: 'border-box',
    padding: '4px 8px',
    borderRadius: 6,
    color: palette.ink2,
    textDecoration: 'none',
    '& svg': { fontSize: 16, flex: 'none', color: palette.ink3 },
    '& .name': { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
    '& .trailing': { color: palette.ink3, fontVariantNumeric: 'tabular-nums' },
    '&:hover': { backgroundColor: palette.hover },
    '&[aria-current]': {
      color: palette.ink,
      fontWeight: 500,
      backgroundColor: palette.surface,
      boxShadow: `0 0 0 1px ${palette.hairline}`,
    },
    '&[aria-current] svg': { color: palette.accent },
    [theme.breakpoints.down('md')]: { minHeight: 40 },
  }
})
