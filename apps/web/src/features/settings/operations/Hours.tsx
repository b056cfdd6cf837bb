import Box from '@mui/material/Box'
import { uptimeWords } from './words.ts'

/** A day in bars, an hour each: all well, some minutes down, or not asked. The table beside it says it in figures. */
export function Hours({ shares }: { shares: (number | null)[] }) {
  return (
    <Box aria-hidden sx={{ display: 'inline-flex', gap: '2px', verticalAlign: 'middle' }}>
      {shares.map((share, index) => (
        <Box
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is nothing but its place in the day.
          key={index}
          component="span"
          title={`${shares.length - index} h ago: ${share === null ? 'not asked' : uptimeWords(share)}`}
          sx={{
            width: 5,
            height: 20,
            borderRadius: '1px',
            bgcolor: share === null ? 'hairline' : share === 1 ? 'calm' : share > 0.9 ? 'warn' : 'late',
          }}
        />
      ))}
    </Box>
  )
}
