import type { Metadata } from 'next'
import { FailedWork } from '../../../../features/settings/failed-work/FailedWork.tsx'

export const metadata: Metadata = { title: 'Failed work' }

export default function Page() {
  return <FailedWork />
}
