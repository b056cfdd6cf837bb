'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import Alert from '@mui/material/Alert'
import Link from '@mui/material/Link'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { FormField } from '../../../ui/forms/FormField.tsx'
import { PageLink } from '../../../ui/PageLink.tsx'
import { AuthForm } from '../AuthForm.tsx'
import { useCreatePasswordResetMutation } from '../api.ts'

const schema = z.object({ email: z.email('Enter your e-mail address') })

export function ForgotPasswordForm() {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { email: '' } })
  const [request, { isLoading, isSuccess, error }] = useCreatePasswordResetMutation()
  const submit = form.handleSubmit(async (body) => {
    await request({ body })
  })
  return (
    <>
      {isSuccess ? (
        <Alert severity="success" role="status">
          If {form.getValues('email')} belongs to an account, a link is on its way. It works for one hour.
        </Alert>
      ) : (
        <AuthForm
          onSubmit={(event) => void submit(event)}
          submit="Send the link"
          busy={isLoading}
          problem={<FormProblem error={error} />}
        >
          <FormField form={form} name="email" label="E-mail" type="email" autoComplete="username" autoFocus />
        </AuthForm>
      )}
      <Link component={PageLink} href="/sign-in" sx={{ alignSelf: 'flex-start' }}>
        Back to sign-in
      </Link>
    </>
  )
}
