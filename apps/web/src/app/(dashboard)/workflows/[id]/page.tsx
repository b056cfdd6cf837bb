import type { Metadata } from 'next'
import { WorkflowEditor } from '../../../../features/workflows/editor/WorkflowEditor.tsx'

export const metadata: Metadata = { title: 'Workflow' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <WorkflowEditor id={(await params).id} />
}
