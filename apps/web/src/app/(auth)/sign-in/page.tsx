import { signInProviders } from '@frontdesk/core/identity/single-sign-on/providers'
import type { Metadata } from 'next'
import { AuthPage } from '../../../features/auth/AuthPage.tsx'
import { firstOf, type WithSearch } from '../../../features/auth/first-of.ts'
import { ProviderButtons } from '../../../features/auth/ProviderButtons.tsx'
import { SignInForm } from '../../../features/auth/SignInForm.tsx'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: WithSearch) {
  const { callbackUrl, error } = await searchParams
  const back = firstOf(callbackUrl)
  const providers = signInProviders().map(({ id, name }) => ({ id, name }))
  return (
    <AuthPage title="Welcome back" about="Sign in to your team’s desk.">
      <SignInForm callbackUrl={back} error={firstOf(error)} />
      <ProviderButtons providers={providers} callbackUrl={back} />
    </AuthPage>
  )
}
