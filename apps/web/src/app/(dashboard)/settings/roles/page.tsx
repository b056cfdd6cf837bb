import type { Metadata } from 'next'
import { RolesPage } from '../../../../features/settings/access/roles/RolesPage.tsx'

export const metadata: Metadata = { title: 'Roles' }

export default function Page() {
  return <RolesPage />
}
