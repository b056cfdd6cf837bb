'use client'
import LockIcon from '@mui/icons-material/LockOutlined'
import ReplyIcon from '@mui/icons-material/ReplyOutlined'
import { styled } from '@mui/material/styles'
import type { KeyboardEvent } from 'react'
import { Keys } from '../shortcuts/Keys.tsx'
import type { Mode } from './Composer.tsx'

const modes = [
  { mode: 'reply', label: 'Reply', Icon: ReplyIcon },
  { mode: 'note', label: 'Note', Icon: LockIcon },
] as const

type Props = { mode: Mode; onChange: (mode: Mode) => void }

/** Reply or note: the choice that decides whether a customer reads it. */
export function ModeTabs({ mode, onChange }: Props) {
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    onChange(mode === 'reply' ? 'note' : 'reply')
  }
  return (
    <Tabs role="tablist" aria-label="What to write" onKeyDown={move}>
      {modes.map(({ mode: one, label, Icon }) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`tab-${one}`}
          aria-controls={`composer-${one}`}
          aria-selected={one === mode}
          tabIndex={one === mode ? 0 : -1}
          onClick={() => onChange(one)}
        >
          <Icon aria-hidden />
          {label}
          <Keys id={one} />
        </button>
      ))}
      {mode === 'note' && <span className="who">Only your colleagues see this</span>}
    </Tabs>
  )
}

const Tabs = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 4,
  marginLeft: -8,
  marginBottom: 6,
  '& button': {
    display: 'flex',
    alignItems: 'center',
    gap: 5,
    height: 26,
    padding: '0 8px',
    border: 0,
    borderRadius: 6,
    background: 'none',
    color: theme.vars.palette.ink3,
    font: 'inherit',
    fontSize: 12,
    cursor: 'pointer',
  },
  '& button:hover': { color: theme.vars.palette.ink },
  '& button[aria-selected="true"]': {
    color: theme.vars.palette.ink,
    fontWeight: 600,
  },
  '& button[aria-selected="true"] kbd': { display: 'none' },
  '& svg': { fontSize: 14 },
  '& .who': { marginLeft: 'auto', fontSize: 12, color: theme.vars.palette.warn },
}))
