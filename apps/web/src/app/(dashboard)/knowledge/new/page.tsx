import type { Metadata } from 'next'
import { ArticleEditor } from '../../../../features/knowledge/articles/ArticleEditor.tsx'

export const metadata: Metadata = { title: 'New article' }

export default function Page() {
  return <ArticleEditor article={null} />
}
