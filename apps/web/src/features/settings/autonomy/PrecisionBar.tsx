'use client'

import Box from '@mui/material/Box'
import type { CategoryRung } from './api.ts'
import { provedBy } from './words.ts'

/** Measured precision from a half to all: the interval as a band, the share as a line, the bar to reach as a notch. */
export function PrecisionBar({ rung }: { rung: CategoryRung }) {
  const { precision, low, high, bar } = rung
  const at = (share: number) => `${Math.max(0, Math.min(1, (share - 0.5) * 2)) * 100}%`
  const passed = precision !== null && low >= bar
  return (
    <Box
      role="img"
      aria-label={`${provedBy(rung)}; the bar is ${Math.round(bar * 1000) / 10} %`}
      sx={{ position: 'relative', height: 10, borderRadius: '5px', bgcolor: 'sunken', my: 1 }}
    >
      {precision !== null && (
        <>
          <Box
            sx={{
              position: 'absolute',
              insetBlock: 0,
              left: at(low),
              right: `calc(100% - ${at(high)})`,
              minWidth: 3,
              borderRadius: '5px',
              bgcolor: passed ? 'calmSoft' : 'accentSoft',
            }}
          />
          <Box
            sx={{
              position: 'absolute',
              insetBlock: 0,
              left: `calc(${at(precision)} - 2px)`,
              width: 4,
              borderRadius: '2px',
              bgcolor: passed ? 'calm' : 'accent',
            }}
          />
        </>
      )}
      <Box
        sx={{ position: 'absolute', top: -3, bottom: -3, left: at(bar), borderLeft: 2, borderColor: 'ink2' }}
      />
    </Box>
  )
}
