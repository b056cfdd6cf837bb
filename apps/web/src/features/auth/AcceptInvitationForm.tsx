'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormProblem } from '../../ui/feedback/FormProblem.tsx'
import { FormField } from '../../ui/forms/FormField.tsx'
import { PasswordField } from '../../ui/forms/PasswordField.tsx'
import { AuthForm } from './AuthForm.tsx'
import { useAcceptInvitationMutation } from './api.ts'
import { newPassword } from './password/new-password.ts'
import { signIn } from './sign-in.ts'

const schema = z.object({
  name: z.string().trim().min(1, 'Enter your name').max(100, 'Use at most 100 characters'),
  password: newPassword,
})

export function AcceptInvitationForm({ token }: { token: string }) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: '', password: '' } })
  const [accept, { error }] = useAcceptInvitationMutation()
  const [leaving, setLeaving] = useState(false)

  const submit = form.handleSubmit(async ({ name, password }) => {
    const accepted = await accept({ body: { token, name, password } })
    if (accepted.data === undefined) return
    setLeaving(true)
    const refused = await signIn(accepted.data.email, password)
    window.location.assign(refused === null ? '/inbox' : '/sign-in')
  })

  return (
    <AuthForm
      onSubmit={(event) => void submit(event)}
      submit="Join"
      busy={leaving || form.formState.isSubmitting}
      problem={<FormProblem error={error} />}
    >
      <FormField
        form={form}
        name="name"
        label="Your name"
        autoComplete="name"
        helperText="Customers see it below your replies."
        autoFocus
      />
      <PasswordField
        form={form}
        name="password"
        label="Password"
        autoComplete="new-password"
        helperText="At least 10 characters. A sentence works well."
      />
    </AuthForm>
  )
}
