import type { Metadata } from 'next'
import { ArticlePage } from '../../../../features/knowledge/articles/ArticlePage.tsx'

export const metadata: Metadata = { title: 'Article' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <ArticlePage id={(await params).id} />
}
