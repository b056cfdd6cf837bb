'use client'

import BackIcon from '@mui/icons-material/ChevronLeftOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { PageLink } from '../../ui/PageLink.tsx'
import { SettingsNav } from './SettingsNav.tsx'

/** The pages of the settings beside their navigation; on a phone, below a way back. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const atTop = usePathname() === '/settings'
  return (
    <Box sx={{ display: 'flex', gap: 10, px: { xs: 4, md: 8 }, py: { xs: 4, md: 7 }, maxWidth: 1120 }}>
      <Box sx={{ display: { xs: 'none', md: 'block' } }}>
        <SettingsNav />
      </Box>
      <Box sx={{ flex: 1, minWidth: 0, maxWidth: 820, pb: 10 }}>
        {!atTop && (
          <Button
            component={PageLink}
            href="/settings"
            variant="text"
            startIcon={<BackIcon />}
            sx={{ display: { md: 'none' }, ml: -2, mb: 2 }}
          >
            Settings
          </Button>
        )}
        {children}
      </Box>
    </Box>
  )
}
