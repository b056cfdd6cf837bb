'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Link from '@mui/material/Link'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { PasswordField } from '../../../ui/forms/PasswordField.tsx'
import { PageLink } from '../../../ui/PageLink.tsx'
import { AuthForm } from '../AuthForm.tsx'
import { useRedeemPasswordResetMutation } from '../api.ts'
import { newPassword } from './new-password.ts'

const schema = z.object({ password: newPassword })

export function ResetPasswordForm({ token }: { token: string }) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { password: '' } })
  const [redeem, { isLoading, isSuccess, error }] = useRedeemPasswordResetMutation()
  const submit = form.handleSubmit(async ({ password }) => {
    await redeem({ body: { token, password } })
  })
  if (isSuccess) {
    return (
      <>
        <Alert severity="success" role="status">
          Your password is set, and all your sessions have ended.
        </Alert>
        <Button component={PageLink} href="/sign-in" variant="contained" size="large">
          Sign in
        </Button>
      </>
    )
  }
  return (
    <>
      <AuthForm
        onSubmit={(event) => void submit(event)}
        submit="Set the password"
        busy={isLoading}
        problem={<FormProblem error={error} />}
      >
        <PasswordField
          form={form}
          name="password"
          label="New password"
          autoComplete="new-password"
          helperText="At least 10 characters. A sentence works well."
          autoFocus
        />
      </AuthForm>
      <Link component={PageLink} href="/forgot-password" sx={{ alignSelf: 'flex-start' }}>
        Ask for a new link
      </Link>
    </>
  )
}
