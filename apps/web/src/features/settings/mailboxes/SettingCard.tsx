import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import Typography from '@mui/material/Typography'
import { type ReactNode, useId } from 'react'

type Props = {
  title: string
  about?: ReactNode
  /** beside the title */
  action?: ReactNode
  /** rows that bring their own room reach the frame */
  flush?: boolean
  foot?: ReactNode
  children?: ReactNode
}

/** One group of settings: what it is about, the settings, and what is done with changes. */
export function SettingCard({ title, about, action, flush = false, foot, children }: Props) {
  const heading = useId()
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-labelledby={heading}
      sx={{ borderRadius: '10px', overflow: 'hidden' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'flex-start', flexWrap: 'wrap', gap: 3, p: 5, pb: 4 }}>
        <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
          <Typography id={heading} variant="h2">
            {title}
          </Typography>
          {about !== undefined && (
            <Typography sx={{ mt: 1, color: 'ink2', maxWidth: 560 }}>{about}</Typography>
          )}
        </Box>
        {action}
      </Box>
      {children !== undefined && (
        <Box sx={flush ? { borderTop: '1px solid', borderColor: 'hairline' } : { px: 5, pb: 5 }}>
          {children}
        </Box>
      )}
      {foot !== undefined && <Box sx={footer}>{foot}</Box>}
    </Paper>
  )
}

const footer = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'flex-end',
  gap: 2,
  px: 5,
  py: 3,
  bgcolor: 'sunken',
  borderTop: '1px solid',
  borderColor: 'hairline',
}
