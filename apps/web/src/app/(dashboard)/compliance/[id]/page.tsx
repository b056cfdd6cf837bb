import type { Metadata } from 'next'
import { CasePage } from '../../../../features/compliance/CasePage.tsx'

export const metadata: Metadata = { title: 'Compliance case' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <CasePage id={(await params).id} />
}
