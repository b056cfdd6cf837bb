import type { Metadata } from 'next'
import { Articles } from '../../../features/knowledge/articles/Articles.tsx'

export const metadata: Metadata = { title: 'Knowledge' }

export default function Page() {
  return <Articles />
}
