import type { Metadata } from 'next'
import { Plan } from '../../../../../features/settings/routing/plan/Plan.tsx'

export const metadata: Metadata = { title: 'Plan · Routing' }

export default function Page() {
  return <Plan />
}
