'use client'
import HistoryIcon from '@mui/icons-material/HistoryOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { useNow } from '../../../ui/time/useNow.ts'
import { LetterTime } from '../letter/LetterTime.tsx'
import { TakeBack } from '../reorganize/TakeBack.tsx'
import { eventSentence } from './event-sentence.ts'
import type { Entry } from './timeline.ts'

const shownAtOnce = 3

/** What happened between two letters, as quiet lines; many of them fold. */
export function EventLines({ entries, undone }: { entries: Entry[]; undone: Set<string> }) {
  const [open, setOpen] = useState(false)
  const now = useNow()
  const folded = open || entries.length <= shownAtOnce + 1 ? 0 : entries.length - shownAtOnce
  return (
    <Box component="ul" sx={{ m: 0, mb: 3, p: 0, listStyle: 'none', fontSize: 12, color: 'ink3' }}>
      {folded > 0 && (
        <Box component="li" sx={{ px: 2.5 }}>
          <Button size="small" onClick={() => setOpen(true)} sx={{ height: 22, fontSize: 12, color: 'ink3' }}>
            {folded} earlier changes
          </Button>
        </Box>
      )}
      {entries.slice(folded).map((entry) => (
        <Box
          component="li"
          key={entry.id}
          sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 4.5, py: 0.5, overflowWrap: 'anywhere' }}
        >
          <HistoryIcon sx={{ fontSize: 14 }} />
          <span>
            {eventSentence(entry, now.getTime())} · <LetterTime at={entry.createdAt} />
          </span>
          <TakeBack entry={entry} undone={undone} now={now.getTime()} />
        </Box>
      ))}
    </Box>
  )
}
