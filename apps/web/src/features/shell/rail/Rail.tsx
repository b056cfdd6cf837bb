'use client'

import Box from '@mui/material/Box'
import { useShell } from '../ShellState.tsx'
import { RailContent } from './RailContent.tsx'

/** The left column of every screen that is wide enough for one. */
export function Rail() {
  const { collapsed, toggleCollapsed, setRailSlot } = useShell()
  return (
    <Box
      component="aside"
      aria-label="Navigation"
      sx={{
        display: { xs: 'none', md: 'block' },
        flex: 'none',
        width: collapsed ? 48 : 212,
        height: '100%',
        bgcolor: 'sunken',
        borderRight: '1px solid',
        borderColor: 'hairline',
        transition: 'width 160ms',
      }}
    >
      <RailContent collapsed={collapsed} slot={setRailSlot} onToggle={toggleCollapsed} />
    </Box>
  )
}
