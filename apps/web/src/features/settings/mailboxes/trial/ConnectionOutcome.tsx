import WorksIcon from '@mui/icons-material/CheckCircleOutlineOutlined'
import FailsIcon from '@mui/icons-material/ErrorOutlineOutlined'
import Box from '@mui/material/Box'
import Stack from '@mui/material/Stack'
import type { ConnectionTest } from '../api.ts'

const ways = [
  ['reading', 'Reading'],
  ['sending', 'Sending'],
] as const

/** Of each way whether it works, and what was found. */
export function ConnectionOutcome({ outcome }: { outcome: ConnectionTest }) {
  return (
    <Stack role="status" sx={{ gap: 2 }}>
      {ways.map(([way, name]) => {
        const { works, message } = outcome[way]
        const Icon = works ? WorksIcon : FailsIcon
        return (
          <Box key={way} sx={{ display: 'flex', gap: 2 }}>
            <Icon sx={{ fontSize: 18, mt: '1px', color: works ? 'calm' : 'late' }} />
            <Box component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
              <b>
                {name} {works ? 'works' : 'does not work'}
              </b>
              . {message}.
            </Box>
          </Box>
        )
      })}
    </Stack>
  )
}
