import type { Metadata } from 'next'
import { AuthPage } from '../../../features/auth/AuthPage.tsx'
import { BrokenLink } from '../../../features/auth/BrokenLink.tsx'
import { firstOf, type WithSearch } from '../../../features/auth/first-of.ts'
import { ResetPasswordForm } from '../../../features/auth/password/ResetPasswordForm.tsx'
import { PageLink } from '../../../ui/PageLink.tsx'

export const metadata: Metadata = { title: 'New password' }

export default async function ResetPasswordPage({ searchParams }: WithSearch) {
  const token = firstOf((await searchParams).token)
  return (
    <AuthPage
      title="Choose a password"
      about="All your sessions end, and you sign in again with the new one."
    >
      {token === null ? (
        <BrokenLink>
          Or <PageLink href="/forgot-password">ask for a new one</PageLink>.
        </BrokenLink>
      ) : (
        <ResetPasswordForm token={token} />
      )}
    </AuthPage>
  )
}
