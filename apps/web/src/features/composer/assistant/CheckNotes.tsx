'use client'
import WarningIcon from '@mui/icons-material/WarningAmberOutlined'
import Box from '@mui/material/Box'
import type { Proposal } from '../useDraft.ts'

/** What the checks of a draft found. Sentences without a source are marked where they stand. */
export function CheckNotes({ checks }: { checks: Proposal['checks'] }) {
  const failed = checks.filter(({ name, passed }) => !passed && name !== 'grounding')
  if (failed.length === 0) return null
  return (
    <Box component="ul" aria-label="What to look at" sx={{ m: 0, mt: 2, p: 0, listStyle: 'none' }}>
      {failed.map(({ name, finding }) => (
        <Box
          component="li"
          key={name}
          sx={{ display: 'flex', gap: 1.5, alignItems: 'flex-start', fontSize: 12, color: 'ink2' }}
        >
          <WarningIcon sx={{ fontSize: 14, mt: '3px', color: 'warning.main' }} />
          {finding}
        </Box>
      ))}
    </Box>
  )
}
