import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import type { z } from 'zod'
import type { workflowReplayResult } from '../../../contract/workflow-runs.ts'
import { VerdictTree } from '../runs/VerdictTree.tsx'

type Props = { result: z.output<typeof workflowReplayResult> }

/** One conversation of a trial: what would differ, and why. */
export function TrialResult({ result }: Props) {
  const { conversation, differences, verdict } = result
  return (
    <Box
      component="article"
      aria-label={`#${conversation.number}`}
      sx={{ border: '1px solid', borderColor: 'hairline', borderRadius: '8px', bgcolor: 'surface', p: 3 }}
    >
      <Box dir="auto" sx={{ mb: 2, overflowWrap: 'anywhere' }}>
        <Link href={`/inbox/${conversation.number}`}>#{conversation.number}</Link> {conversation.subject}{' '}
        <Box component="span" sx={{ color: 'ink3' }}>
          {conversation.contactName}
        </Box>
      </Box>
      <Box sx={{ display: 'grid', gap: 1.5, mb: 2 }}>
        {differences.map(({ field, before, after }) => (
          <Box
            key={field}
            sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '90px 1fr 1fr' }, gap: 1.5 }}
          >
            <Box sx={{ fontSize: 12, color: 'ink3' }}>{field}</Box>
            <Box sx={{ color: 'late', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{before}</Box>
            <Box sx={{ color: 'calm', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{after}</Box>
          </Box>
        ))}
      </Box>
      {verdict && (
        <Box component="details" sx={{ fontSize: 13 }}>
          <Box component="summary" sx={{ cursor: 'pointer', color: 'ink2' }}>
            Why
          </Box>
          <VerdictTree verdict={verdict} />
        </Box>
      )}
    </Box>
  )
}
