import type { Metadata } from 'next'
import { Prices } from '../../../../../features/settings/assistant/Prices.tsx'

export const metadata: Metadata = { title: 'Prices of models' }

export default function Page() {
  return <Prices />
}
