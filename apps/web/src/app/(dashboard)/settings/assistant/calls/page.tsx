import type { Metadata } from 'next'
import { Calls } from '../../../../../features/settings/assistant/Calls.tsx'

export const metadata: Metadata = { title: 'Calls of providers' }

export default function Page() {
  return <Calls />
}
