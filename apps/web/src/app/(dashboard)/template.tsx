import type { ReactNode } from 'react'
import { LiveConnection } from '../../features/live/LiveConnection.tsx'
import { GoShortcuts } from '../../features/shortcuts/GoShortcuts.tsx'
import { ShortcutHost } from '../../features/shortcuts/ShortcutHost.tsx'

/** What every screen of the dashboard has: the keyboard and the live connection. */
export default function DashboardTemplate({ children }: { children: ReactNode }) {
  return (
    <>
      <ShortcutHost />
      <GoShortcuts />
      <LiveConnection />
      {children}
    </>
  )
}
