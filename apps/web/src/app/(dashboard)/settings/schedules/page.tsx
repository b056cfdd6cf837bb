import type { Metadata } from 'next'
import { Schedules } from '../../../../features/settings/schedules/Schedules.tsx'

export const metadata: Metadata = { title: 'Scheduled work' }

export default function Page() {
  return <Schedules />
}
