import type { Metadata } from 'next'
import { AuthPage } from '../../../features/auth/AuthPage.tsx'
import { firstOf, type WithSearch } from '../../../features/auth/first-of.ts'
import { SignInForm } from '../../../features/auth/SignInForm.tsx'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: WithSearch) {
  const { callbackUrl } = await searchParams
  return (
    <AuthPage title="Welcome back" about="Sign in to your team’s desk.">
      <SignInForm callbackUrl={firstOf(callbackUrl)} />
    </AuthPage>
  )
}
