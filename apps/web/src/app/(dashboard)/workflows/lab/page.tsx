import type { Metadata } from 'next'
import { Suspense } from 'react'
import { LabPage } from '../../../../features/replays/LabPage.tsx'

export const metadata: Metadata = { title: 'Replay lab' }

export default function Page() {
  return (
    <Suspense>
      <LabPage />
    </Suspense>
  )
}
