import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import Typography from '@mui/material/Typography'
import { DayBars } from '../../ui/charts/DayBars.tsx'
import type { Report } from './api.ts'

const series = [
  { name: 'opened', role: 'accent' },
  { name: 'resolved', role: 'ink3' },
] as const

/** How many conversations came and went, day by day. */
export function Volume({ days }: { days: Report['days'] }) {
  const [opened, resolved] = [days.map((day) => day.opened), days.map((day) => day.resolved)]
  const sum = (values: number[]) => values.reduce((all, value) => all + value, 0).toLocaleString('en')
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label="Volume"
      sx={{ p: { xs: 3, md: 4 }, borderRadius: '10px' }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: 4, mb: 4 }}>
        <Typography variant="h2" sx={{ flex: 1 }}>
          Day by day
        </Typography>
        {series.map(({ name, role }) => (
          <Box
            key={name}
            sx={{ display: 'flex', alignItems: 'center', gap: 1.5, fontSize: 12, color: 'ink2' }}
          >
            <Box aria-hidden sx={{ width: 10, height: 10, borderRadius: '3px', bgcolor: role }} />
            {name}
          </Box>
        ))}
      </Box>
      <DayBars
        label={`Conversations day by day: ${sum(opened)} opened, ${sum(resolved)} resolved`}
        days={days.map(({ day }) => day)}
        series={[
          { ...series[0], values: opened },
          { ...series[1], values: resolved },
        ]}
      />
    </Paper>
  )
}
