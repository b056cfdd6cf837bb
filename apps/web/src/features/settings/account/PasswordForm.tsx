'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import Button from '@mui/material/Button'
import Stack from '@mui/material/Stack'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { PasswordField } from '../../../ui/forms/PasswordField.tsx'
import { newPassword } from '../../auth/password/new-password.ts'
import { usePutPasswordMutation } from './api.ts'

const schema = z.object({
  current: z.string().min(1, 'Enter your present password').max(200),
  next: newPassword,
})

/** Changes your password; your other sessions end. */
export function PasswordForm() {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { current: '', next: '' } })
  const [put, { error, isLoading }] = usePutPasswordMutation()
  const { tell } = useToasts()
  const submit = form.handleSubmit(async (body) => {
    const answer = await put({ body })
    if (answer.error !== undefined) return
    form.reset()
    tell('Your password is changed, and your other sessions have ended.')
  })
  return (
    <Stack
      component="form"
      noValidate
      onSubmit={(event) => void submit(event)}
      sx={{ gap: 4, maxWidth: 380, alignItems: 'flex-start' }}
    >
      <PasswordField form={form} name="current" label="Present password" autoComplete="current-password" />
      <PasswordField
        form={form}
        name="next"
        label="New password"
        autoComplete="new-password"
        helperText="At least 10 characters. Your other sessions end."
      />
      <FormProblem error={error} />
      <Button type="submit" variant="contained" disabled={isLoading}>
        Change password
      </Button>
    </Stack>
  )
}
