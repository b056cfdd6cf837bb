import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { OfflinePage } from '../../features/shell/OfflinePage.tsx'
import { Shell } from '../../features/shell/Shell.tsx'
import { findCaller } from '../../server/auth.ts'

/** Whoever is not signed in is sent to the sign-in page before anything of the dashboard is answered. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const sent = await headers()
  if (!(await findCaller(sent))) {
    const back = new URLSearchParams({ callbackUrl: sent.get('x-requested-path') ?? '/inbox' })
    redirect(`/sign-in?${back.toString()}`)
  }
  return (
    <>
      <OfflinePage />
      <Shell>{children}</Shell>
    </>
  )
}
