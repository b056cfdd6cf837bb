import type { Metadata } from 'next'
import { Members } from '../../../../features/settings/members/Members.tsx'

export const metadata: Metadata = { title: 'Members' }

export default function Page() {
  return <Members />
}
