import Paper from '@mui/material/Paper'
import type { ReactNode } from 'react'

/** A framed list of rows; or whatever stands in for them while there are none. */
export function ListCard({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label={label}
      sx={{ overflow: 'hidden', borderRadius: '10px', '& li:last-of-type': { borderBottom: 0 } }}
    >
      {children}
    </Paper>
  )
}
