import type { Metadata } from 'next'
import { Policies } from '../../../../features/knowledge/policies/Policies.tsx'

export const metadata: Metadata = { title: 'Policies' }

export default function Page() {
  return <Policies />
}
