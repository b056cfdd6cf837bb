'use client'
import Box from '@mui/material/Box'
import InputBase from '@mui/material/InputBase'
import { useState } from 'react'
import type { Conversation } from '../../inbox/api.ts'
import { changes } from '../actions/changes.ts'
import { useActions } from '../actions/useActions.ts'

const oneLine = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }

/** What it is about. A click lets one call it something else: Enter keeps it, Escape leaves it as it was. */
export function Subject({ conversation, may }: { conversation: Conversation; may: boolean }) {
  const [typed, setTyped] = useState<string | null>(null)
  const { perform } = useActions()
  const subject = conversation.subject || '(no subject)'
  const keep = () => {
    const next = typed?.replace(/\s+/g, ' ').trim() ?? ''
    setTyped(null)
    if (next !== '' && next !== conversation.subject) void perform(conversation, changes.subject(next))
  }
  return (
    <Box sx={{ flex: 1, minWidth: 0, display: 'flex', alignItems: 'baseline', gap: 2 }}>
      {typed === null ? (
        <Box
          component="h2"
          dir="auto"
          title={may ? `${subject}: click to change it` : subject}
          sx={{ m: 0, fontSize: 14, fontWeight: 600, minWidth: 0, ...oneLine }}
        >
          {may ? (
            <Box component="button" type="button" onClick={() => setTyped(conversation.subject)} sx={plain}>
              {subject}
            </Box>
          ) : (
            subject
          )}
        </Box>
      ) : (
        <InputBase
          autoFocus
          fullWidth
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={keep}
          onFocus={(event) => event.target.select()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keep()
            if (event.key === 'Escape') setTyped(null)
            if (event.key === 'Enter' || event.key === 'Escape') event.stopPropagation()
          }}
          inputProps={{ 'aria-label': 'Subject', maxLength: 500, dir: 'auto' }}
          sx={{ fontSize: 14, fontWeight: 600, borderBottom: '1px solid', borderColor: 'accent' }}
        />
      )}
      <Box component="span" sx={{ color: 'ink3', fontVariantNumeric: 'tabular-nums' }}>
        #{conversation.number}
      </Box>
    </Box>
  )
}

const plain = {
  all: 'unset',
  ...oneLine,
  display: 'block',
  maxWidth: '100%',
  cursor: 'text',
  '&:hover': { textDecoration: 'underline', textDecorationStyle: 'dotted', textUnderlineOffset: '4px' },
  '&:focus-visible': { outline: '2px solid', outlineColor: 'accent', outlineOffset: -2 },
}
