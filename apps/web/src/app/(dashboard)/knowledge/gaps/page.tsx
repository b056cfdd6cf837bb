import type { Metadata } from 'next'
import { Gaps } from '../../../../features/knowledge/gaps/Gaps.tsx'

export const metadata: Metadata = { title: 'Gaps' }

export default function GapsPage() {
  return <Gaps />
}
