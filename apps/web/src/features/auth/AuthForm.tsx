'use client'

import Button from '@mui/material/Button'
import Stack from '@mui/material/Stack'
import type { FormEventHandler, ReactNode } from 'react'

type Props = {
  onSubmit: FormEventHandler
  submit: string
  busy: boolean
  problem?: ReactNode
  children: ReactNode
}

/** The fields of an account page, what went wrong, and one button as wide as they are. */
export function AuthForm({ onSubmit, submit, busy, problem, children }: Props) {
  return (
    <Stack component="form" noValidate onSubmit={onSubmit} sx={{ gap: 4 }}>
      {children}
      {problem}
      <Button type="submit" variant="contained" size="large" fullWidth disabled={busy}>
        {busy ? 'One moment…' : submit}
      </Button>
    </Stack>
  )
}
