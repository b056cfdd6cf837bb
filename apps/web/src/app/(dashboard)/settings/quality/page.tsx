import type { Metadata } from 'next'
import { Quality } from '../../../../features/settings/quality/Quality.tsx'

export const metadata: Metadata = { title: 'Quality' }

export default function Page() {
  return <Quality />
}
