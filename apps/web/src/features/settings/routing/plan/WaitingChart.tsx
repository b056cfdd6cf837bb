import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { Simulation } from '../api.ts'

type Hours = Simulation['hours']

const height = 96
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit' })

/** How many would wait for an answer, hour by hour. */
export function WaitingChart({ hours }: { hours: Hours }) {
  const most = Math.max(1, ...hours.map(({ waiting }) => waiting))
  const worst = hours.find(({ waiting }) => waiting === most)
  const step = 1_000 / Math.max(1, hours.length)
  const when = worst ? `, ${weekday.format(new Date(worst.at))}` : ''
  const words = `At most ${most.toLocaleString('en')} waited${when}.`
  return (
    <div>
      <Typography variant="h2" sx={{ mb: 1 }}>
        Waiting, hour by hour
      </Typography>
      <Typography sx={{ color: 'ink2', mb: 3 }}>{words}</Typography>
      <Box sx={{ color: 'accent', borderBottom: '1px solid', borderColor: 'hairline' }}>
        <svg
          role="img"
          aria-label={`Waiting by the hour. ${words}`}
          viewBox={`0 0 1000 ${height}`}
          preserveAspectRatio="none"
          width="100%"
          height={height}
          style={{ display: 'block' }}
        >
          {hours.map(({ at, waiting, arrived }, index) => (
            <rect
              key={at}
              x={index * step}
              y={height - (waiting / most) * height}
              width={Math.max(step - 1, 0.5)}
              height={(waiting / most) * height}
              fill="currentColor"
            >
              <title>{`${weekday.format(new Date(at))}: ${arrived} came, ${waiting} waiting`}</title>
            </rect>
          ))}
        </svg>
      </Box>
    </div>
  )
}
