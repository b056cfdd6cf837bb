import type { Metadata } from 'next'
import { HelpArticlePage } from '../../../../../features/help/HelpArticlePage.tsx'
import { HelpFrame } from '../../../../../features/help/HelpFrame.tsx'
import { helpWords } from '../../../../../features/help/words.ts'
import { sendVote } from '../../../../../server/help/actions.ts'
import { loadArticle } from '../../../../../server/help/load.ts'

type Props = { params: Promise<{ slug: string; id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, id } = await params
  const { title, article } = await loadArticle(slug, id)
  return {
    title: { absolute: `${article.title} · ${title}` },
    description: article.body.replace(/[#*_`>[\]]+/g, '').slice(0, 160),
    robots: { index: true, follow: true },
  }
}

export default async function Page({ params }: Props) {
  const { slug, id } = await params
  const { article, helpful, beside, ...center } = await loadArticle(slug, id)
  const { language } = article
  const words = helpWords(language)
  return (
    <HelpFrame frame={{ ...center, slug, language, languages: [], words }}>
      <HelpArticlePage
        slug={slug}
        article={{ ...article, updatedAt: article.updatedAt.toISOString() }}
        beside={beside}
        helpful={helpful}
        formEnabled={center.formEnabled}
        words={words}
        vote={sendVote}
      />
    </HelpFrame>
  )
}
