import Box from '@mui/material/Box'
import type { Verdict } from '../api.ts'

const heads = { all: 'All of', any: 'Any of', none: 'None of' } as const

/** How a condition came out, with what was seen, part by part. */
export function VerdictTree({ verdict }: { verdict: Verdict }) {
  const { said, holds, saw, by, parts = [] } = verdict
  const mark = (
    <Box component="span" sx={{ color: holds ? 'calm' : 'late', fontWeight: 600, mr: 1.5 }}>
      <span aria-hidden>{holds ? '✓' : '✗'}</span>
      <Box
        component="span"
        sx={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}
      >
        {holds ? 'holds: ' : 'does not hold: '}
      </Box>
    </Box>
  )
  if (by === undefined) {
    return (
      <Box sx={{ overflowWrap: 'anywhere' }}>
        {mark}
        {said}
        {saw !== undefined && (
          <Box component="span" dir="auto" sx={{ color: 'ink3' }}>
            {' '}
            — it was {saw}
          </Box>
        )}
      </Box>
    )
  }
  if (parts.length === 0) return <div>{mark}No condition</div>
  return (
    <div>
      {mark}
      {heads[by]}
      <Box component="ul" sx={{ m: 0, pl: 5, display: 'grid', gap: 0.5, listStyle: 'none' }}>
        {parts.map((part, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a verdict never move.
          <li key={at}>
            <VerdictTree verdict={part} />
          </li>
        ))}
      </Box>
    </div>
  )
}
