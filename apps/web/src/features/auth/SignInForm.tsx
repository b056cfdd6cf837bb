'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import Link from '@mui/material/Link'
import Stack from '@mui/material/Stack'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { FormField } from '../../ui/forms/FormField.tsx'
import { PasswordField } from '../../ui/forms/PasswordField.tsx'
import { PageLink } from '../../ui/PageLink.tsx'
import { AuthForm } from './AuthForm.tsx'
import { RefusalAlert } from './RefusalAlert.tsx'
import { safeReturn } from './safe-return.ts'
import { type Refusal, refusalOf, signIn } from './sign-in.ts'

const schema = z.object({
  email: z.email('Enter your e-mail address'),
  password: z.string().min(1, 'Enter your password'),
})

type Props = {
  callbackUrl: string | null
  /** the word for why an earlier try was refused */
  error: string | null
}

export function SignInForm({ callbackUrl, error }: Props) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { email: '', password: '' } })
  const [refusal, setRefusal] = useState<Refusal | null>(error === null ? null : refusalOf(error))
  const [leaving, setLeaving] = useState(false)

  const submit = form.handleSubmit(async ({ email, password }) => {
    setRefusal(null)
    const refused = await signIn(email, password)
    setRefusal(refused)
    if (refused !== null) return
    setLeaving(true)
    window.location.assign(safeReturn(callbackUrl, window.location.origin))
  })

  return (
    <AuthForm
      onSubmit={(event) => void submit(event)}
      submit="Sign in"
      busy={leaving || form.formState.isSubmitting}
      problem={refusal && <RefusalAlert refusal={refusal} />}
    >
      <FormField form={form} name="email" label="E-mail" type="email" autoComplete="username" autoFocus />
      <Stack sx={{ gap: 2 }}>
        <PasswordField form={form} name="password" label="Password" autoComplete="current-password" />
        <Link component={PageLink} href="/forgot-password" variant="caption" sx={{ alignSelf: 'flex-start' }}>
          Forgot your password?
        </Link>
      </Stack>
    </AuthForm>
  )
}
