import type { Metadata } from 'next'
import { Runs } from '../../../../features/workflows/runs/Runs.tsx'

export const metadata: Metadata = { title: 'Workflow runs' }

export default function Page() {
  return <Runs />
}
