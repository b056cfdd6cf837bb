import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import Typography from '@mui/material/Typography'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import type { ErrorBudget } from './api.ts'
import { budgetTone, budgetWords } from './words.ts'

type Props = { budget: ErrorBudget; observedSince: string | null }

/** The objective, and how much of what it allows to fail is used. */
export function Budget({ budget, observedSince }: Props) {
  const tone = budgetTone(budget)
  const used = Math.min(1, budget.usedShare)
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label="Error budget"
      sx={{ p: { xs: 4, md: 5 }, mb: 4, borderRadius: '10px' }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
        <Typography variant="h2">Objective {budget.objective} %</Typography>
        <ToneChip tone={budget.met ? 'calm' : 'late'} label={budget.met ? 'Met' : 'Missed'} />
        {budget.burnRate > 1 && (
          <ToneChip tone="warn" label={`Used up ${budget.burnRate.toFixed(1)} times too fast`} />
        )}
      </Box>
      <Typography sx={{ color: 'ink2', mt: 1 }}>{budgetWords(budget)}</Typography>
      <Box
        role="meter"
        aria-label="Used of the error budget"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(used * 100)}
        sx={{ mt: 3, height: 8, borderRadius: '4px', bgcolor: 'sunken', overflow: 'hidden' }}
      >
        <Box sx={{ height: 1, width: `${used * 100}%`, minWidth: used > 0 ? 4 : 0, bgcolor: tone }} />
      </Box>
      <Typography variant="caption" sx={{ display: 'block', mt: 2, color: 'ink3' }}>
        Counted are minutes in which the web app could not serve requests
        {observedSince && (
          <>
            , observed since <RelativeTime at={observedSince} />
          </>
        )}
        .
      </Typography>
    </Paper>
  )
}
