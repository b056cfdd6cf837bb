'use client'
import Box from '@mui/material/Box'
import Tooltip from '@mui/material/Tooltip'
import { formatExact } from '../../ui/time/format-relative.ts'
import { type Mood, moodTrend, moodWord, sparkline } from './mood.ts'

const width = 84
const height = 20
const colors = { calm: 'calm', warn: 'warn', late: 'late', quiet: 'ink2' } as const

/** How the customer felt over their last letters: a line, and the word for where it goes. */
export function MoodLine({ moods }: { moods: Mood[] }) {
  const shown = moods.slice(-24)
  const trend = moodTrend(shown)
  const points = sparkline(shown, width, height)
  const end = points.at(-1)
  const color = colors[trend.tone]
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, color }}>
      {points.length > 1 && end && (
        <Tooltip title={<MoodTable moods={shown.slice(-8)} />}>
          <svg
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            fill="none"
            role="img"
            aria-label={`Mood over ${shown.length} letters: ${trend.word}`}
          >
            <path
              d={points
                .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
                .join('')}
              stroke="currentColor"
              strokeWidth="1.5"
              strokeLinecap="round"
              strokeLinejoin="round"
            />
            <circle cx={end.x} cy={end.y} r="2.2" fill="currentColor" />
          </svg>
        </Tooltip>
      )}
      {trend.word}
    </Box>
  )
}

function MoodTable({ moods }: { moods: Mood[] }) {
  return (
    <Box component="table" sx={{ borderSpacing: '8px 0', fontVariantNumeric: 'tabular-nums' }}>
      <tbody>
        {moods.map(({ at, sentiment }) => (
          <tr key={at}>
            <td>{formatExact(at)}</td>
            <td>{moodWord(sentiment).word}</td>
            <td>{sentiment.toFixed(2)}</td>
          </tr>
        ))}
      </tbody>
    </Box>
  )
}
