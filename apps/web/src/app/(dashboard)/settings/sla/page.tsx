import type { Metadata } from 'next'
import { Sla } from '../../../../features/settings/sla/Sla.tsx'

export const metadata: Metadata = { title: 'SLA' }

export default function Page() {
  return <Sla />
}
