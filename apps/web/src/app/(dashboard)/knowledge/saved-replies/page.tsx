import type { Metadata } from 'next'
import { SavedReplies } from '../../../../features/knowledge/saved-replies/SavedReplies.tsx'

export const metadata: Metadata = { title: 'Saved replies' }

export default function Page() {
  return <SavedReplies />
}
