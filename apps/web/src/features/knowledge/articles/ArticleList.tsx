'use client'

import ArticleIcon from '@mui/icons-material/ArticleOutlined'
import type { ReactNode } from 'react'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { StatusChip } from '../../../ui/StatusChip.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { languageName } from '../languages.ts'
import { type ListedArticle, useListArticlesInfiniteQuery } from './api.ts'
import type { Order } from './OrderSelect.tsx'
import type { Wanted } from './StatusFilter.tsx'

type Props = { q: string; status: Wanted; collection: string; sort: Order; write: ReactNode }

export function ArticleList({ q, status, collection, sort, write }: Props) {
  const query = useListArticlesInfiniteQuery({
    query: {
      sort,
      ...(q.trim() === '' ? {} : { q: q.trim() }),
      ...(status === 'all' ? {} : { status }),
      ...(collection === '' ? {} : { collection }),
    },
  })
  const narrowed = q.trim() !== '' || status !== 'all' || collection !== ''
  const empty = narrowed ? (
    <EmptyState icon={<ArticleIcon />} title="No article matches">
      Try other words, or look among all articles.
    </EmptyState>
  ) : (
    <EmptyState icon={<ArticleIcon />} title="No article yet" action={write}>
      Write down what you answer most often. From then on the assistant drafts it for you.
    </EmptyState>
  )
  return (
    <PagedList query={query} name="articles" empty={empty}>
      {(articles) => (
        <Rows>
          {articles.map((article) => (
            <Row
              key={article.id}
              href={`/knowledge/${article.id}`}
              title={article.title}
              marks={<Marks article={article} />}
              detail={detailOf(article)}
              trailing={<RelativeTime at={article.updatedAt} />}
            />
          ))}
        </Rows>
      )}
    </PagedList>
  )
}

function Marks({ article: { status, audience } }: { article: ListedArticle }) {
  return (
    <>
      {status !== 'published' && <StatusChip status={status} />}
      {audience === 'internal' && <StatusChip status="internal" />}
    </>
  )
}

/** Where it belongs, its language, how much it is used, and how it begins, without Markdown's marks. */
function detailOf({ collection, language, body, usage }: ListedArticle): string {
  const beginning = body
    .slice(0, 240)
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[#*_`>|]+/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return [collection, languageName(language), usageOf(usage), beginning]
    .filter((part) => part !== '')
    .join(' · ')
}

function usageOf({ cited, unchanged, views, helpful, notHelpful }: ListedArticle['usage']): string {
  const parts = [
    cited > 0 && `cited ${cited === 1 ? 'once' : `${cited} times`}, kept ${unchanged}`,
    views > 0 && `looked at ${views === 1 ? 'once' : `${views} times`}`,
    helpful + notHelpful > 0 && `helpful to ${helpful} of ${helpful + notHelpful}`,
  ]
  return parts.filter((part) => part !== false).join(', ')
}
