import type { Metadata } from 'next'
import { TeamRouting } from '../../../../features/settings/routing/TeamRouting.tsx'

export const metadata: Metadata = { title: 'Routing' }

export default function Page() {
  return <TeamRouting />
}
