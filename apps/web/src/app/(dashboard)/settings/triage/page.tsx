import type { Metadata } from 'next'
import { Triage } from '../../../../features/settings/triage/Triage.tsx'

export const metadata: Metadata = { title: 'Triage' }

export default function Page() {
  return <Triage />
}
