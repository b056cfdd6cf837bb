'use client'

import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import { asProblem } from '../../store/problem.ts'
import { ErrorState } from '../../ui/feedback/ErrorState.tsx'
import { AlarmBar } from './alarms/AlarmBar.tsx'
import { useGetAccountQuery } from './api.ts'
import { PhoneBar } from './PhoneBar.tsx'
import { Rail } from './rail/Rail.tsx'
import { ShellState } from './ShellState.tsx'
import { useSessionRenewal } from './useSessionRenewal.ts'

/** Rail and screen; on a phone, screen and bottom bar. The screen scrolls, the frame never does. */
export function Shell({ children }: { children: ReactNode }) {
  const { error, refetch } = useGetAccountQuery()
  useSessionRenewal()
  return (
    <ShellState>
      <Box
        sx={{
          display: 'flex',
          flexDirection: { xs: 'column-reverse', md: 'row' },
          height: '100dvh',
          overflow: 'hidden',
        }}
      >
        <Rail />
        <PhoneBar />
        <Box sx={{ flex: 1, minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
          <AlarmBar />
          <Box component="main" sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
            {error === undefined || asProblem(error).status === 401 ? (
              children
            ) : (
              <ErrorState
                error={error}
                what="Your account could not be loaded"
                onRetry={() => void refetch()}
              />
            )}
          </Box>
        </Box>
      </Box>
    </ShellState>
  )
}
