import type { Metadata } from 'next'
import { Account } from '../../../../features/settings/account/Account.tsx'

export const metadata: Metadata = { title: 'Account' }

export default function Page() {
  return <Account />
}
