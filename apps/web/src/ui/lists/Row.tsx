'use client'

import { styled } from '@mui/material/styles'
import type { ReactNode } from 'react'
import { PageLink } from '../PageLink.tsx'

type Props = {
  leading?: ReactNode
  title: ReactNode
  /** chips right behind the title */
  marks?: ReactNode
  detail?: ReactNode
  /** figures and times, at the end; below the title on a phone */
  trailing?: ReactNode
  actions?: ReactNode
  /** the whole row leads there */
  href?: string
  /** the whole row opens something here */
  onOpen?: () => void
}

/** One row of a list: two lines at most, and one thing that happens when it is clicked. */
export function Row({ leading, title, marks, detail, trailing, actions, href, onOpen }: Props) {
  return (
    <Frame>
      {leading}
      <div className="words">
        <div className="title">
          {href !== undefined ? (
            <PageLink href={href}>{title}</PageLink>
          ) : onOpen !== undefined ? (
            <button type="button" onClick={onOpen}>
              {title}
            </button>
          ) : (
            <span>{title}</span>
          )}
          {marks}
        </div>
        {detail !== undefined && <div className="detail">{detail}</div>}
      </div>
      {trailing !== undefined && <div className="trailing">{trailing}</div>}
      {actions !== undefined && <div className="actions">{actions}</div>}
    </Frame>
  )
}

const Frame = styled('li')(({ theme: { vars, breakpoints } }) => ({
  position: 'relative',
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  minHeight: 54,
  padding: '8px 16px',
  borderBottom: `1px solid ${vars.palette.hairline}`,
  '&:has(a:not(.actions *), .title button):hover': { backgroundColor: vars.palette.hover },
  '& .words': { flex: 1, minWidth: 0 },
  '& .title': { display: 'flex', alignItems: 'center', gap: 8, minWidth: 0 },
  '& .title > a, & .title > button, & .title > span:first-of-type': {
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    padding: 0,
    border: 0,
    background: 'none',
    font: 'inherit',
    fontWeight: 500,
    color: vars.palette.ink,
    textAlign: 'start',
    textDecoration: 'none',
    cursor: 'inherit',
  },
  '& .title > a::after, & .title > button::after': {
    content: '""',
    position: 'absolute',
    inset: 0,
    cursor: 'pointer',
  },
  '& .title > a:focus-visible, & .title > button:focus-visible': { outline: 'none' },
  '& .title > a:focus-visible::after, & .title > button:focus-visible::after': {
    outline: `2px solid ${vars.palette.accent}`,
    outlineOffset: -2,
  },
  '& .detail': {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: 12,
    color: vars.palette.ink3,
  },
  '& .trailing': {
    display: 'flex',
    flex: 'none',
    alignItems: 'center',
    gap: 12,
    fontSize: 12,
    color: vars.palette.ink3,
    fontVariantNumeric: 'tabular-nums',
  },
  '& .actions': { position: 'relative', zIndex: 1, display: 'flex', flex: 'none', gap: 4 },
  [breakpoints.down('sm')]: {
    paddingInline: 12,
    '& .trailing': { maxWidth: 110, textAlign: 'end' },
    // Three buttons and the words have no room beside each other on a phone.
    '&:has(> .actions > :nth-child(3))': {
      flexWrap: 'wrap',
      '& .words, & .trailing': { flex: '1 0 100%', maxWidth: 'none', textAlign: 'start' },
    },
  },
}))
