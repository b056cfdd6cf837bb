import type { Metadata } from 'next'
import { type ReactNode, Suspense } from 'react'
import { InboxScreen } from '../../../features/inbox/InboxScreen.tsx'

export const metadata: Metadata = { title: 'Inbox' }

/** The screen stays while conversations are opened and closed; the pages below only give them addresses. */
export default function InboxLayout({ children }: { children: ReactNode }) {
  return (
    <Suspense>
      <InboxScreen />
      {children}
    </Suspense>
  )
}
