import type { Metadata } from 'next'
import { AuditLog } from '../../../../features/settings/audit-log/AuditLog.tsx'

export const metadata: Metadata = { title: 'Audit log' }

export default function Page() {
  return <AuditLog />
}
