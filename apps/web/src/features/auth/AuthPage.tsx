import Box from '@mui/material/Box'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'

type Props = { title: string; about: ReactNode; children: ReactNode }

/** One question on a quiet page. */
export function AuthPage({ title, about, children }: Props) {
  return (
    <Stack sx={{ width: '100%', maxWidth: 348, gap: 6 }}>
      <Box>
        <Typography variant="h1" sx={{ fontSize: 22, letterSpacing: '-0.018em' }}>
          {title}
        </Typography>
        <Typography variant="body1" sx={{ mt: 1.5, color: 'ink2' }}>
          {about}
        </Typography>
      </Box>
      {children}
    </Stack>
  )
}
