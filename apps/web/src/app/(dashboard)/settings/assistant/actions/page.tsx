import type { Metadata } from 'next'
import { Actions } from '../../../../../features/settings/assistant/actions/Actions.tsx'

export const metadata: Metadata = { title: 'Actions' }

export default function Page() {
  return <Actions />
}
