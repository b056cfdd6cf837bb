import type { Metadata } from 'next'
import { Versions } from '../../../../../features/workflows/versions/Versions.tsx'

export const metadata: Metadata = { title: 'Versions' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <Versions id={(await params).id} />
}
