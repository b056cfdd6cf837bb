import type { Metadata } from 'next'
import { Assistant } from '../../../../features/settings/assistant/Assistant.tsx'

export const metadata: Metadata = { title: 'Assistant' }

export default function Page() {
  return <Assistant />
}
