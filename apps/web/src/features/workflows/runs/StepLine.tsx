import Box from '@mui/material/Box'
import type { z } from 'zod'
import type { workflowStep } from '../../../contract/automation/workflow-runs.ts'
import { RunStateChip } from './RunStateChip.tsx'
import { VerdictTree } from './VerdictTree.tsx'

type Props = { step: z.output<typeof workflowStep> }

/** One step of a run: what it was to do, why, what came of it, and how long it took. */
export function StepLine({ step }: Props) {
  const { place, said, state, effect, error, verdict, attempt, tookMs } = step
  const depth = Math.min(4, place.split('.').length - 1)
  return (
    <Box
      component="li"
      sx={{
        ml: depth * 2,
        p: 3,
        border: '1px solid',
        borderColor: 'hairline',
        borderRadius: '8px',
        bgcolor: 'surface',
        display: 'grid',
        gap: 1.5,
      }}
    >
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Box sx={{ flex: '1 1 200px', fontWeight: 500, overflowWrap: 'anywhere' }}>{said}</Box>
        {attempt > 1 && <Box sx={{ fontSize: 12, color: 'ink3' }}>attempt {attempt}</Box>}
        <Box sx={{ fontSize: 12, color: 'ink3', fontVariantNumeric: 'tabular-nums' }}>{tookMs} ms</Box>
        <RunStateChip state={state} />
      </Box>
      {verdict && <VerdictTree verdict={verdict} />}
      {effect !== '' && <Box sx={{ color: 'ink2' }}>{effect}</Box>}
      {error !== null && (
        <Box role="alert" sx={{ color: 'late' }}>
          {error}
        </Box>
      )}
    </Box>
  )
}
