import type { Metadata } from 'next'
import { Cases } from '../../../features/compliance/Cases.tsx'

export const metadata: Metadata = { title: 'Compliance cases' }

export default function Page() {
  return <Cases />
}
