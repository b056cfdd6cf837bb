import Box from '@mui/material/Box'
import { SettingCard } from '../mailboxes/SettingCard.tsx'
import { AccuracyChart } from './AccuracyChart.tsx'
import type { Performance } from './api.ts'
import { overallWords, percent } from './words.ts'

/** How many of its judgements stood, of all weeks and of each. */
export function WeekByWeek({ performance: { overall, weeks, timeZone } }: { performance: Performance }) {
  const { judged, reviewed, right, routeRight, accuracy } = overall
  const figures = [
    { name: 'Category right', value: accuracy.share === null ? '–' : percent(accuracy.share) },
    { name: 'Route right', value: reviewed === 0 ? '–' : percent(routeRight / reviewed) },
    { name: 'Judged', value: judged.toLocaleString('en') },
    { name: 'Reviewed', value: reviewed.toLocaleString('en') },
    { name: 'Corrected', value: (reviewed - right).toLocaleString('en') },
  ]
  return (
    <SettingCard title="Right, week by week" about={overallWords(overall)}>
      <Box component="dl" sx={{ display: 'flex', flexWrap: 'wrap', gap: '12px 32px', m: 0, mb: 5 }}>
        {figures.map(({ name, value }) => (
          <Box key={name}>
            <Box component="dt" sx={{ fontSize: 12, color: 'ink3' }}>
              {name}
            </Box>
            <Box
              component="dd"
              sx={{ m: 0, fontSize: 20, fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}
            >
              {value}
            </Box>
          </Box>
        ))}
      </Box>
      <AccuracyChart weeks={weeks} />
      <Box sx={{ mt: 4, fontSize: 12, color: 'ink3', maxWidth: 640 }}>
        A judgement is reviewed when somebody corrected or confirmed it, or answered or resolved the
        conversation and left it alone. Who does not look lets mistakes stand, so the truth is at most this.
        Weeks begin on Monday, {timeZone}.
      </Box>
    </SettingCard>
  )
}
