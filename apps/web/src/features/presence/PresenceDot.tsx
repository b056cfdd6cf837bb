import Box from '@mui/material/Box'
import { presenceTones, type Status } from './words.ts'

/** A dot beside the word: full while somebody is there, a ring while they are not. */
export function PresenceDot({ status }: { status: Status }) {
  const color = presenceTones[status]
  return (
    <Box
      component="span"
      aria-hidden
      sx={{
        display: 'inline-block',
        flex: 'none',
        width: 9,
        height: 9,
        borderRadius: '50%',
        border: '2px solid',
        borderColor: color,
        bgcolor: status === 'online' ? color : 'transparent',
      }}
    />
  )
}
