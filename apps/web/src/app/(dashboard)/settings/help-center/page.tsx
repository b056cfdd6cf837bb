import type { Metadata } from 'next'
import { HelpCenter } from '../../../../features/settings/help-center/HelpCenter.tsx'

export const metadata: Metadata = { title: 'Help center' }

export default function Page() {
  return <HelpCenter />
}
