import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import { Showcase } from '../../features/auth/showcase/Showcase.tsx'
import { Wordmark } from '../../features/auth/showcase/Wordmark.tsx'

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', lg: '1fr 1fr' }, minHeight: '100dvh' }}>
      <Box component="main" sx={{ display: 'flex', flexDirection: 'column', p: { xs: 6, sm: 10 } }}>
        <Wordmark />
        <Box
          sx={{
            flex: 1,
            display: 'grid',
            placeItems: { xs: 'start center', sm: 'center' },
            py: { xs: 14, sm: 8 },
          }}
        >
          {children}
        </Box>
      </Box>
      <Showcase />
    </Box>
  )
}
