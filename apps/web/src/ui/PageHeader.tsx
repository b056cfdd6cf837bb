import Box from '@mui/material/Box'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'

type Props = { title: ReactNode; about?: ReactNode; before?: ReactNode; actions?: ReactNode }

/** The top of a page: where you are, what it is for, what you can do. */
export function PageHeader({ title, about, before, actions }: Props) {
  return (
    <Stack direction="row" sx={{ alignItems: 'flex-start', flexWrap: 'wrap', gap: 3, mb: 5 }}>
      {before}
      <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
        <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
          {title}
        </Typography>
        {about !== undefined && <Typography sx={{ mt: 1, color: 'ink2', maxWidth: 640 }}>{about}</Typography>}
      </Box>
      {actions !== undefined && (
        <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
          {actions}
        </Stack>
      )}
    </Stack>
  )
}
