import type { Metadata } from 'next'
import { Mailboxes } from '../../../../features/settings/mailboxes/Mailboxes.tsx'

export const metadata: Metadata = { title: 'Mailboxes' }

export default function Page() {
  return <Mailboxes />
}
