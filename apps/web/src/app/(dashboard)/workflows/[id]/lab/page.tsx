import type { Metadata } from 'next'
import { WorkflowLab } from '../../../../../features/workflows/WorkflowLab.tsx'

export const metadata: Metadata = { title: 'Replay lab' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <WorkflowLab id={(await params).id} />
}
