'use client'
import InfoIcon from '@mui/icons-material/InfoOutlined'
import WarningIcon from '@mui/icons-material/WarningAmberOutlined'
import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import type { Proposal } from '../useDraft.ts'

/** What the checks of a draft found. Sentences without a source are marked where they stand. */
export function CheckNotes({ checks }: { checks: Proposal['checks'] }) {
  const mark = <WarningIcon sx={{ fontSize: 14, mt: '3px', color: 'warning.main' }} />
  const notes = checks
    .filter(({ name, passed }) => !passed && name !== 'grounding')
    .map(({ name, finding }) => ({ name, text: finding }))
  return <Notes label="What to look at" mark={mark} notes={notes} />
}

/** What was asked of the draft and is not in it, said plainly. */
export function UnmetNotes({ unmet }: { unmet: Proposal['unmet'] }) {
  const mark = <InfoIcon sx={{ fontSize: 14, mt: '3px', color: 'assistant' }} />
  const notes = unmet.map(({ wish, reason }) => ({ name: wish, text: reason }))
  return <Notes label="What was not done" mark={mark} notes={notes} />
}

type Props = { label: string; mark: ReactNode; notes: readonly { name: string; text: string }[] }

/** Short remarks below a draft, one a line, each with the same mark. */
function Notes({ label, mark, notes }: Props) {
  if (notes.length === 0) return null
  return (
    <Box component="ul" aria-label={label} sx={{ m: 0, mt: 2, p: 0, listStyle: 'none' }}>
      {notes.map(({ name, text }) => (
        <Box
          component="li"
          key={name}
          sx={{ display: 'flex', gap: 1.5, alignItems: 'flex-start', fontSize: 12, color: 'ink2' }}
        >
          {mark}
          {text}
        </Box>
      ))}
    </Box>
  )
}
