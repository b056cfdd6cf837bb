import type { Metadata } from 'next'
import { ContactPage } from '../../../../features/contacts/ContactPage.tsx'

export const metadata: Metadata = { title: 'Contact' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ContactPage id={(await params).id} />
}
