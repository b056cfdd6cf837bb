'use client'
import CloudOffIcon from '@mui/icons-material/CloudOffOutlined'
import Box from '@mui/material/Box'
import { useActivity } from '../presence/useActivity.ts'
import { useLiveEvents } from './useLiveEvents.ts'
import { useTellings } from './useTellings.tsx'

/** Listens for changes, and says so when it cannot. Mounted once. */
export function LiveConnection() {
  const tell = useTellings()
  useActivity()
  const connected = useLiveEvents(tell)
  if (connected) return null
  return (
    <Box
      role="status"
      sx={{
        position: 'fixed',
        top: 8,
        left: '50%',
        transform: 'translateX(-50%)',
        zIndex: 1400,
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        px: 3,
        py: 1.5,
        fontSize: 12,
        color: 'warn',
        bgcolor: 'warnSoft',
        borderRadius: '8px',
        boxShadow: 3,
      }}
    >
      <CloudOffIcon sx={{ fontSize: 16 }} />
      No connection. What you see may be old; what you write is kept here.
    </Box>
  )
}
