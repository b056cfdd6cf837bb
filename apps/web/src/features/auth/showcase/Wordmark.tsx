import Box from '@mui/material/Box'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'

export function Wordmark() {
  return (
    <Stack direction="row" sx={{ alignItems: 'center', gap: 2 }}>
      <Box sx={{ color: 'accent', lineHeight: 0 }}>
        <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
          <rect width="22" height="22" rx="6" fill="currentColor" />
          <path
            d="M6 8.2h10M6 11.4h10M6 14.6h5.5"
            stroke="var(--mui-palette-onAccent)"
            strokeWidth="1.7"
            strokeLinecap="round"
          />
        </svg>
      </Box>
      <Typography component="span" sx={{ fontSize: 14, fontWeight: 600, letterSpacing: '-0.01em' }}>
        Frontdesk
      </Typography>
    </Stack>
  )
}
