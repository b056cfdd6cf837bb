import type { Metadata } from 'next'
import { Timers } from '../../../../features/workflows/runs/Timers.tsx'

export const metadata: Metadata = { title: 'Next firings' }

export default function Page() {
  return <Timers />
}
