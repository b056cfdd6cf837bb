import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'

type Props = { title: string; about: string; action: ReactNode }

/** The top of one of the two parts. */
export function PartHeading({ title, about, action }: Props) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 3, mb: 3 }}>
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Typography variant="h2">{title}</Typography>
        <Typography sx={{ color: 'ink2', maxWidth: 560 }}>{about}</Typography>
      </Box>
      {action}
    </Box>
  )
}
