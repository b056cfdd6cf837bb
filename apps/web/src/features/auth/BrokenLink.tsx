import Alert from '@mui/material/Alert'
import type { ReactNode } from 'react'

/** The link from a mail came without its token, most often because it was cut in two. */
export function BrokenLink({ children }: { children: ReactNode }) {
  return (
    <Alert severity="warning">
      This link is not complete. Copy all of it from the mail into the address bar. {children}
    </Alert>
  )
}
