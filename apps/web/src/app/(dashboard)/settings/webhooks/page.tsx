import type { Metadata } from 'next'
import { Webhooks } from '../../../../features/settings/webhooks/Webhooks.tsx'

export const metadata: Metadata = { title: 'Webhooks' }

export default function Page() {
  return <Webhooks />
}
