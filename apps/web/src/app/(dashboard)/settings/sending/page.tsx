import type { Metadata } from 'next'
import { Sending } from '../../../../features/settings/sending/Sending.tsx'

export const metadata: Metadata = { title: 'Sending' }

export default function Page() {
  return <Sending />
}
