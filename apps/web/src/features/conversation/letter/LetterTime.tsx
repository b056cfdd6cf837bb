'use client'
import Box from '@mui/material/Box'
import Tooltip from '@mui/material/Tooltip'
import { formatExact } from '../../../ui/time/format-relative.ts'
import { useNow } from '../../../ui/time/useNow.ts'
import { letterTime } from '../../inbox/age.ts'

/** When something was written, with the exact moment on hover. */
export function LetterTime({ at }: { at: string }) {
  const now = useNow()
  return (
    <Tooltip title={formatExact(at)}>
      <Box
        component="time"
        dateTime={at}
        className="quiet"
        sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}
      >
        {letterTime(at, now.getTime())}
      </Box>
    </Tooltip>
  )
}
