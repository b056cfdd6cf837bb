'use client'

import Box from '@mui/material/Box'
import Tooltip from '@mui/material/Tooltip'
import { formatExact, formatRelative } from './format-relative.ts'
import { useNow } from './useNow.ts'

type Props = { at: string }

/** How long ago, in figures of equal width, with the exact moment on hover. */
export function RelativeTime({ at }: Props) {
  const now = useNow()
  return (
    <Tooltip title={formatExact(at)}>
      <Box component="time" dateTime={at} sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
        {formatRelative(at, now)}
      </Box>
    </Tooltip>
  )
}
