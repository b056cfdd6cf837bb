'use client'
import Box from '@mui/material/Box'
import Tooltip from '@mui/material/Tooltip'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { formatExact } from '../../../ui/time/format-relative.ts'
import type { TraceStep } from './api.ts'
import { stepName, verdictTone, verdictWords } from './step-words.ts'

/** Steps from first to last on a line of time. */
export function TraceSteps({ steps }: { steps: TraceStep[] }) {
  return (
    <Box component="ol" aria-label="Steps" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two steps may be alike, and none ever moves.
        <Step key={index} step={step} last={index === steps.length - 1} />
      ))}
    </Box>
  )
}

const rail = {
  position: 'relative',
  pl: 5,
  pb: 3.5,
  '&::before': {
    content: '""',
    position: 'absolute',
    left: 3,
    top: 6,
    width: 7,
    height: 7,
    borderRadius: '50%',
    bgcolor: 'ink3',
  },
}
const line = {
  '&::after': {
    content: '""',
    position: 'absolute',
    left: 6,
    top: 17,
    bottom: -2,
    width: '1px',
    bgcolor: 'edge',
  },
}

function Step({ step, last }: { step: TraceStep; last: boolean }) {
  return (
    <Box component="li" sx={{ ...rail, ...(last ? {} : line) }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <Box component="span" sx={{ fontWeight: 600, fontSize: 13 }}>
          {stepName(step)}
        </Box>
        <ToneChip label={verdictWords(step)} tone={verdictTone(step)} />
        <Box sx={{ flex: 1 }} />
        <Tooltip title={formatExact(step.at)}>
          <Box
            component="time"
            dateTime={step.at}
            sx={{ color: 'ink3', fontSize: 12, fontVariantNumeric: 'tabular-nums' }}
          >
            {clockOf(step.at)}
          </Box>
        </Tooltip>
      </Box>
      {step.reasons.length > 0 && (
        <Box
          component="ul"
          dir="auto"
          sx={{ m: 0, mt: 1, pl: 4, color: 'ink2', fontSize: 12, overflowWrap: 'anywhere' }}
        >
          {[...new Set(step.reasons)].map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </Box>
      )}
    </Box>
  )
}

/** To the second, which is what tells steps of one mail apart. */
function clockOf(at: string): string {
  return new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).format(new Date(at))
}
