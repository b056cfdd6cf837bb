import type { Metadata } from 'next'
import { Teams } from '../../../../features/settings/teams/Teams.tsx'

export const metadata: Metadata = { title: 'Teams' }

export default function Page() {
  return <Teams />
}
