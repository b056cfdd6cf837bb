import Box from '@mui/material/Box'
import { type Mood, moodTrend, sparkline } from '../context/mood.ts'

const size = { width: 120, height: 22 }
const tones = { calm: 'calm', warn: 'warn', late: 'late', quiet: 'ink3' } as const

/** How somebody felt over their last messages, as a word, and as a line once there are two. */
export function MoodLine({ moods }: { moods: Mood[] }) {
  const { word, tone } = moodTrend(moods)
  const points = sparkline(moods, size.width, size.height)
  const last = points.at(-1)
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, color: tones[tone] }}>
      {points.length > 1 && (
        <svg {...size} fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
          <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} strokeLinejoin="round" />
          {last && <circle cx={last.x} cy={last.y} r="2" fill="currentColor" />}
        </svg>
      )}
      {word}
    </Box>
  )
}
