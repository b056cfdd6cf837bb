import type { Metadata } from 'next'
import { People } from '../../../../../features/settings/routing/people/People.tsx'

export const metadata: Metadata = { title: 'People · Routing' }

export default function Page() {
  return <People />
}
