import type { Metadata } from 'next'
import { Quarantine } from '../../../../features/settings/quarantine/Quarantine.tsx'

export const metadata: Metadata = { title: 'Quarantine' }

export default function Page() {
  return <Quarantine />
}
