import type { Metadata } from 'next'
import { Templates } from '../../../../features/workflows/list/Templates.tsx'

export const metadata: Metadata = { title: 'Workflow templates' }

export default function Page() {
  return <Templates />
}
