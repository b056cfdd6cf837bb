import type { Metadata } from 'next'
import { Ledger } from '../../../../../features/settings/assistant/Ledger.tsx'

export const metadata: Metadata = { title: 'What left the system' }

export default function Page() {
  return <Ledger />
}
