'use client'

import Box from '@mui/material/Box'
import type { Classifier } from './api.ts'
import { count, percent } from './words.ts'

type Bin = NonNullable<Classifier['calibration']>['bins'][number]

const size = 220
const left = 34
const bottom = 26
/** Room for half a word, and for the largest dot. */
const edge = 20
const full = { width: size + left + edge, height: size + edge + bottom }
const x = (share: number) => left + share * size
const y = (share: number) => edge / 2 + (1 - share) * size

/** How often it was right for each confidence it claimed. On the line, its word can be taken. */
export function ReliabilityChart({ bins }: { bins: Bin[] }) {
  const filled = bins.filter((bin) => bin.count > 0)
  const most = Math.max(1, ...filled.map((bin) => bin.count))
  return (
    <Box component="figure" sx={{ m: 0, color: 'ink3' }}>
      <Box component="figcaption" sx={{ mb: 2 }}>
        Claimed confidence, and how often it was right
      </Box>
      <svg
        width={full.width}
        height={full.height}
        viewBox={`0 0 ${full.width} ${full.height}`}
        role="img"
        aria-label={filled.map(describe).join('. ')}
      >
        {[0, 0.5, 1].map((share) => (
          <g key={share} fill="currentColor" fontSize="10">
            <line x1={x(0)} x2={x(1)} y1={y(share)} y2={y(share)} stroke="currentColor" opacity="0.25" />
            <text x={left - 6} y={y(share) + 3} textAnchor="end">
              {share * 100}
            </text>
            <text x={x(share)} y={full.height - 8} textAnchor="middle">
              {share * 100} %
            </text>
          </g>
        ))}
        <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke="currentColor" strokeDasharray="4 4" />
        {filled.map((bin) => (
          <Box
            key={bin.from}
            component="circle"
            cx={x(bin.confidence)}
            cy={y(bin.accuracy)}
            r={3 + 6 * Math.sqrt(bin.count / most)}
            sx={{ fill: 'var(--mui-palette-assistant)', opacity: 0.75 }}
          >
            <title>{describe(bin)}</title>
          </Box>
        ))}
      </svg>
    </Box>
  )
}

function describe(bin: Bin): string {
  return `Claimed ${percent(bin.confidence)}, right ${percent(bin.accuracy)} of ${count(bin.count, 'time')}`
}
