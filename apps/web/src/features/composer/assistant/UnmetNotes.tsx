'use client'
import InfoIcon from '@mui/icons-material/InfoOutlined'
import Box from '@mui/material/Box'
import type { Proposal } from '../useDraft.ts'

/** What was asked of the draft and is not in it, said plainly. */
export function UnmetNotes({ unmet }: { unmet: Proposal['unmet'] }) {
  if (unmet.length === 0) return null
  return (
    <Box component="ul" aria-label="What was not done" sx={{ m: 0, mt: 2, p: 0, listStyle: 'none' }}>
      {unmet.map(({ wish, reason }) => (
        <Box
          component="li"
          key={wish}
          sx={{ display: 'flex', gap: 1.5, alignItems: 'flex-start', fontSize: 12, color: 'ink2' }}
        >
          <InfoIcon sx={{ fontSize: 14, mt: '3px', color: 'assistant' }} />
          {reason}
        </Box>
      ))}
    </Box>
  )
}
