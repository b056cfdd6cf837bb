import type { Metadata } from 'next'
import { SignInRules } from '../../../../features/settings/access/SignInRules.tsx'

export const metadata: Metadata = { title: 'Sign-in' }

export default function Page() {
  return <SignInRules />
}
