import type { Metadata } from 'next'
import { Operations } from '../../../../features/settings/operations/Operations.tsx'

export const metadata: Metadata = { title: 'Operations' }

export default function Page() {
  return <Operations />
}
