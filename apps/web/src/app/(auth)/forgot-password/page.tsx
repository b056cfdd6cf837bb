import type { Metadata } from 'next'
import { AuthPage } from '../../../features/auth/AuthPage.tsx'
import { ForgotPasswordForm } from '../../../features/auth/password/ForgotPasswordForm.tsx'

export const metadata: Metadata = { title: 'Forgot password' }

export default function ForgotPasswordPage() {
  return (
    <AuthPage title="Set a new password" about="We send a link to your e-mail address.">
      <ForgotPasswordForm />
    </AuthPage>
  )
}
