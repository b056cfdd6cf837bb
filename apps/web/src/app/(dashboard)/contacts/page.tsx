import type { Metadata } from 'next'
import { Contacts } from '../../../features/contacts/Contacts.tsx'

export const metadata: Metadata = { title: 'Contacts' }

export default function Page() {
  return <Contacts />
}
