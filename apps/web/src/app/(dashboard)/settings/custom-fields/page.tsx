import type { Metadata } from 'next'
import { CustomFields } from '../../../../features/settings/custom-fields/CustomFields.tsx'

export const metadata: Metadata = { title: 'Custom fields' }

export default function Page() {
  return <CustomFields />
}
