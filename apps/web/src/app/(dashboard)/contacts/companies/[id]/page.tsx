import type { Metadata } from 'next'
import { CompanyPage } from '../../../../../features/contacts/companies/CompanyPage.tsx'

export const metadata: Metadata = { title: 'Company' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <CompanyPage id={(await params).id} />
}
