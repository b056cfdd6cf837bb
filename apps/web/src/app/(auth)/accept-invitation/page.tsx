import { signInProviders } from '@frontdesk/core/identity/single-sign-on/providers'
import type { Metadata } from 'next'
import { AcceptInvitationForm } from '../../../features/auth/AcceptInvitationForm.tsx'
import { AuthPage } from '../../../features/auth/AuthPage.tsx'
import { BrokenLink } from '../../../features/auth/BrokenLink.tsx'
import { firstOf, type WithSearch } from '../../../features/auth/first-of.ts'
import { ProviderButtons } from '../../../features/auth/ProviderButtons.tsx'

export const metadata: Metadata = { title: 'Join your team' }

export default async function AcceptInvitationPage({ searchParams }: WithSearch) {
  const token = firstOf((await searchParams).token)
  const providers = signInProviders().map(({ id, name }) => ({ id, name }))
  return (
    <AuthPage title="Join your team" about="Tell us your name and choose a password.">
      {token === null ? (
        <BrokenLink>Or ask for a new invitation.</BrokenLink>
      ) : (
        <>
          <AcceptInvitationForm token={token} />
          <ProviderButtons providers={providers} callbackUrl={null} />
        </>
      )}
    </AuthPage>
  )
}
