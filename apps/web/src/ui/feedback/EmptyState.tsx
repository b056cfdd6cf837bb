import Box from '@mui/material/Box'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'

type Props = { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode }

/** Nothing here yet: what this place is for, and the button that fills it. */
export function EmptyState({ icon, title, children, action }: Props) {
  return (
    <Stack sx={{ alignItems: 'center', textAlign: 'center', gap: 1.5, px: 6, py: 14 }}>
      {icon !== undefined && (
        <Box aria-hidden sx={{ mb: 1.5, color: 'ink3', lineHeight: 0, '& svg': { fontSize: 28 } }}>
          {icon}
        </Box>
      )}
      <Typography variant="subtitle1">{title}</Typography>
      {children !== undefined && <Typography sx={{ color: 'ink2', maxWidth: 400 }}>{children}</Typography>}
      {action !== undefined && <Box sx={{ mt: 3 }}>{action}</Box>}
    </Stack>
  )
}
