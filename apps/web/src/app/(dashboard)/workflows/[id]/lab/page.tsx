import type { Metadata } from 'next'
import { ReplayLab } from '../../../../../features/workflows/trials/ReplayLab.tsx'

export const metadata: Metadata = { title: 'Replay lab' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ReplayLab id={(await params).id} />
}
