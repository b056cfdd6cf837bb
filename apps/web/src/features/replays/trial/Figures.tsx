import Box from '@mui/material/Box'
import type { Replay } from '../api.ts'
import { columnName, costWords, numberName } from '../words.ts'

/** The numbers to decide by: what differs in how many conversations, and what changes before and after. */
export function Figures({ trial }: { trial: Replay }) {
  const { matched, different, leftOut, counts, numbers, cost } = trial
  const tried = Math.max(1, trial.lookedAt - leftOut - trial.failed)
  const each = (micros: number) => costWords(Math.round(micros / tried))
  const figures: [string, string][] = [
    ['Concerned', String(matched)],
    ['Would differ', String(different)],
    ...Object.entries(counts).map(([field, count]): [string, string] => [
      `Other ${columnName(field).toLowerCase()}`,
      String(count),
    ]),
    ...Object.entries(numbers).map(([name, { before, after }]): [string, string] => [
      numberName(name),
      `${before} → ${after}`,
    ]),
    ['Cost each', `${each(cost.before)} → ${each(cost.after)}`],
    ...(cost.spent > 0 ? [['Spent on the trial', costWords(cost.spent)] as [string, string]] : []),
    ...(leftOut > 0 ? [['Nobody wrote in', String(leftOut)] as [string, string]] : []),
  ]
  return (
    <Box
      component="dl"
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fill, minmax(132px, 1fr))',
        gap: 4,
        m: 0,
      }}
    >
      {figures.map(([name, value]) => (
        <Box key={name} sx={{ minWidth: 0 }}>
          <Box component="dt" sx={{ fontSize: 12, color: 'ink3' }}>
            {name}
          </Box>
          <Box
            component="dd"
            sx={{
              m: 0,
              fontSize: 17,
              fontWeight: 600,
              fontVariantNumeric: 'tabular-nums',
              overflowWrap: 'anywhere',
            }}
          >
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  )
}
