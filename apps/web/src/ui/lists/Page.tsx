import Box from '@mui/material/Box'
import type { ReactNode } from 'react'

type Props = { width?: number; children: ReactNode }

/** The room of a page that is read from top to bottom. */
export function Page({ width = 900, children }: Props) {
  return (
    <Box sx={{ mx: 'auto', maxWidth: width, px: { xs: 4, md: 8 }, pt: { xs: 4, md: 7 }, pb: 12 }}>
      {children}
    </Box>
  )
}
