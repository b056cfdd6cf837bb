'use client'

import ButtonBase from '@mui/material/ButtonBase'
import { styled } from '@mui/material/styles'
import Tooltip from '@mui/material/Tooltip'
import type { ReactNode } from 'react'
import { PageLink } from '../../ui/PageLink.tsx'

type Props = {
  href: string
  name: string
  current: boolean
  icon?: ReactNode
  /** a count or a key, at the end */
  trailing?: ReactNode
  collapsed?: boolean
  onClick?: () => void
}

/** A row of the rail: a link with an icon in front and a count behind. */
export function RailLink({ href, name, current, icon, trailing, collapsed = false, onClick }: Props) {
  return (
    <Tooltip title={collapsed ? name : ''} placement="right">
      <Row
        component={PageLink}
        href={href}
        aria-current={current ? 'page' : undefined}
        aria-label={collapsed ? name : undefined}
        onClick={onClick}
      >
        {icon}
        {!collapsed && <span className="name">{name}</span>}
        {!collapsed && trailing !== undefined && <span className="trailing">{trailing}</span>}
      </Row>
    </Tooltip>
  )
}

const Row = styled(ButtonBase)<{ component?: typeof PageLink; href: string }>(({ theme }) => ({
  width: '100%',
  minHeight: 29,
  padding: '4px 8px',
  gap: 8,
  justifyContent: 'flex-start',
  fontSize: 13,
  lineHeight: 1.45,
  textAlign: 'left',
  borderRadius: 6,
  color: theme.vars.palette.ink2,
  '& svg': { fontSize: 16, flex: 'none', color: theme.vars.palette.ink3 },
  '& .name': { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .trailing': { color: theme.vars.palette.ink3, fontVariantNumeric: 'tabular-nums' },
  '&:hover': { backgroundColor: theme.vars.palette.hover },
  '&[aria-current]': {
    color: theme.vars.palette.ink,
    fontWeight: 500,
    backgroundColor: theme.vars.palette.surface,
    boxShadow: `0 0 0 1px ${theme.vars.palette.hairline}`,
    '& svg': { color: theme.vars.palette.accent },
  },
  [theme.breakpoints.down('md')]: { minHeight: 40 },
}))
