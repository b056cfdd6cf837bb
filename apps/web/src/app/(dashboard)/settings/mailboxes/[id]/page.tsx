import type { Metadata } from 'next'
import { MailboxPage } from '../../../../../features/settings/mailboxes/MailboxPage.tsx'

export const metadata: Metadata = { title: 'Mailbox' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <MailboxPage id={(await params).id} tab="health" />
}
