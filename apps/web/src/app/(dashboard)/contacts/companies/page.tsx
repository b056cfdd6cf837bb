import type { Metadata } from 'next'
import { Companies } from '../../../../features/contacts/companies/Companies.tsx'

export const metadata: Metadata = { title: 'Companies' }

export default function Page() {
  return <Companies />
}
