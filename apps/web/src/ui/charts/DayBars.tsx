import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import type { Role } from '../theme/tokens.ts'
import { dayWords, scaleOf } from './scale.ts'

type Series = { name: string; role: Role; values: number[] }
type Props = { label: string; days: string[]; series: Series[]; words?: (value: number) => string }

const [width, height] = [1_000, 180]

/** Bars for each day, those of several series beside each other, with a scale and the first and last day. */
export function DayBars({ label, days, series, words = (value) => value.toLocaleString('en') }: Props) {
  const { palette } = useTheme().vars
  const { top, lines } = scaleOf(Math.max(0, ...series.flatMap(({ values }) => values)))
  const slot = width / Math.max(1, days.length)
  const bar = (slot * 0.72) / series.length
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'auto minmax(0, 1fr)',
        columnGap: 2,
        fontSize: 11,
        color: 'ink3',
      }}
    >
      <Scale lines={lines} words={words} />
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        width="100%"
        height={height}
        style={{ display: 'block' }}
      >
        {lines.map((line) => (
          <line
            key={line}
            x1={0}
            x2={width}
            y1={height - (line / top) * height}
            y2={height - (line / top) * height}
            stroke={palette.hairline}
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {days.map((day, index) => (
          <g key={day}>
            <title>{`${dayWords(day)}: ${series.map(({ name, values }) => `${words(values[index] ?? 0)} ${name}`).join(', ')}`}</title>
            <rect x={index * slot} y={0} width={slot} height={height} fill="transparent" />
            {series.map(({ name, role, values }, place) => {
              const tall = ((values[index] ?? 0) / top) * height
              return (
                <rect
                  key={name}
                  x={index * slot + slot * 0.14 + place * bar}
                  y={height - tall}
                  width={Math.max(1, bar - 1)}
                  height={tall}
                  fill={palette[role]}
                />
              )
            })}
          </g>
        ))}
      </svg>
      <Box sx={{ gridColumn: 2, display: 'flex', justifyContent: 'space-between', mt: 1 }}>
        <span>{dayWords(days[0])}</span>
        <span>{dayWords(days.at(-1))}</span>
      </Box>
    </Box>
  )
}

function Scale({ lines, words }: { lines: number[]; words: (value: number) => string }) {
  return (
    <Box
      aria-hidden
      sx={{
        display: 'flex',
        flexDirection: 'column-reverse',
        justifyContent: 'space-between',
        textAlign: 'end',
        fontVariantNumeric: 'tabular-nums',
        my: '-8px',
      }}
    >
      {lines.map((line) => (
        <span key={line}>{words(line)}</span>
      ))}
    </Box>
  )
}
