import type { Metadata } from 'next'
import { EndpointPage } from '../../../../../features/settings/webhooks/endpoints/EndpointPage.tsx'

export const metadata: Metadata = { title: 'Webhook' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <EndpointPage id={(await params).id} />
}
