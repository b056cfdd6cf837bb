import type { ReactNode } from 'react'
import { Shell } from '../../features/shell/Shell.tsx'

export default function DashboardLayout({ children }: { children: ReactNode }) {
  return <Shell>{children}</Shell>
}
