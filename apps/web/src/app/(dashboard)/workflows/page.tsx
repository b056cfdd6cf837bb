import type { Metadata } from 'next'
import { Workflows } from '../../../features/workflows/list/Workflows.tsx'

export const metadata: Metadata = { title: 'Workflows' }

export default function Page() {
  return <Workflows />
}
