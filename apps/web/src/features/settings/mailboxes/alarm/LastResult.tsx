import Box from '@mui/material/Box'
import { ToneChip } from '../../../../ui/ToneChip.tsx'
import { RelativeTime } from '../../../../ui/time/RelativeTime.tsx'
import type { AlarmResult } from './api.ts'

/** Whether the last alarm, or test, was taken, and why not. */
export function LastResult({ result }: { result: AlarmResult | null }) {
  if (result === null)
    return <Box sx={{ color: 'ink3' }}>Nothing was sent there yet. Send a test to be sure.</Box>
  const { works, text, test, at } = result
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
      <ToneChip tone={works ? 'calm' : 'late'} label={works ? 'Works' : 'Failed'} />
      <span>{text}</span>
      <Box component="span" sx={{ color: 'ink3', fontSize: 12 }}>
        {test ? 'Test' : 'Alarm'} · <RelativeTime at={at} />
      </Box>
    </Box>
  )
}
