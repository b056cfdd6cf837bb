import type { Metadata } from 'next'
import { Autonomy } from '../../../../features/settings/autonomy/Autonomy.tsx'

export const metadata: Metadata = { title: 'Autonomy' }

export default function Page() {
  return <Autonomy />
}
