import type { Metadata } from 'next'
import { Learned } from '../../../../../features/settings/assistant/learned/Learned.tsx'

export const metadata: Metadata = { title: 'Learned' }

export default function Page() {
  return <Learned />
}
