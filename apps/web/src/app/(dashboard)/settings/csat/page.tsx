import type { Metadata } from 'next'
import { Csat } from '../../../../features/settings/csat/Csat.tsx'

export const metadata: Metadata = { title: 'Satisfaction' }

export default function Page() {
  return <Csat />
}
