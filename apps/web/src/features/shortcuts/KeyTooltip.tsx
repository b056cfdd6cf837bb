'use client'
import Box from '@mui/material/Box'
import Tooltip from '@mui/material/Tooltip'
import type { ReactElement } from 'react'
import { Keys } from './Keys.tsx'
import { type ShortcutId, shortcutOf } from './registry.ts'

type Props = { id: ShortcutId; label?: string; children: ReactElement }

/** A tooltip that names an action and its key, both from the registry. */
export function KeyTooltip({ id, label, children }: Props) {
  return (
    <Tooltip
      describeChild
      title={
        <Box component="span" sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
          {label ?? shortcutOf(id).label}
          <Keys id={id} />
        </Box>
      }
    >
      {children}
    </Tooltip>
  )
}
