import Alert from '@mui/material/Alert'
import AlertTitle from '@mui/material/AlertTitle'
import type { Refusal } from './sign-in.ts'

/** Why somebody did not get in, and what to do about it. */
export function RefusalAlert({ refusal }: { refusal: Refusal }) {
  return (
    <Alert severity="error" role="alert">
      <AlertTitle sx={{ fontSize: 13, fontWeight: 600, m: 0 }}>{refusal.title}</AlertTitle>
      {refusal.detail}
    </Alert>
  )
}
