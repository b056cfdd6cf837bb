'use client'

import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import type { Measured } from './api.ts'
import { percent } from './words.ts'

const size = 260
const inset = 34

/** How often drafts of each confidence were good: on the diagonal, confidence means what it says. */
export function ReliabilityChart({ bins }: { bins: Measured['reliability'] }) {
  const { palette } = useTheme().vars
  const x = (share: number) => inset + share * (size - inset - 8)
  const y = (share: number) => size - inset - share * (size - inset - 8)
  const most = Math.max(1, ...bins.map(({ reviewed }) => reviewed))
  return (
    <Box
      component="svg"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={`Good drafts by confidence: ${bins
        .map(({ confidence, good, reviewed }) => `at ${percent(confidence)} ${good} of ${reviewed}`)
        .join('; ')}`}
      sx={{ width: '100%', maxWidth: 320, display: 'block' }}
    >
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share} fontSize={10} fill={palette.ink3}>
          <line x1={x(0)} x2={x(1)} y1={y(share)} y2={y(share)} stroke={palette.hairline} />
          <text x={inset - 5} y={y(share) + 3} textAnchor="end">
            {share * 100}
          </text>
          <text x={x(share)} y={size - inset + 14} textAnchor="middle">
            {share * 100}
          </text>
        </g>
      ))}
      <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke={palette.ink3} strokeDasharray="4 4" />
      {bins.map(({ from, confidence, good, reviewed, low, high }) => (
        <g key={from} stroke={palette.accent}>
          <line x1={x(confidence)} x2={x(confidence)} y1={y(low)} y2={y(high)} strokeWidth={2} />
          <circle
            cx={x(confidence)}
            cy={y(good / reviewed)}
            r={3 + 4 * Math.sqrt(reviewed / most)}
            fill={palette.accent}
          />
        </g>
      ))}
      <text x={x(0.5)} y={size - 4} textAnchor="middle" fontSize={11} fill={palette.ink2}>
        Confidence (%)
      </text>
      <text
        x={9}
        y={y(0.5)}
        textAnchor="middle"
        fontSize={11}
        fill={palette.ink2}
        transform={`rotate(-90 9 ${y(0.5)})`}
      >
        Good drafts (%)
      </text>
    </Box>
  )
}
