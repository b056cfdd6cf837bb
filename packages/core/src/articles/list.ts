import type { OrgContext } from '../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import { type ArticleStatus, type ArticleView, type Audience, toArticle } from './row.ts'
import { searchPassages } from './search.ts'

type ListInput = PageInput & {
  q?: string | undefined
  status?: ArticleStatus | undefined
  collection?: string | undefined
  audience?: Audience | undefined
}
type Where = { status: string | { not: string }; collection?: string; audience?: string }

/**
 * Articles, last changed first; with q, the best matches first on a single page. Those that are archived only where
 * they are asked for.
 */
export async function listArticles(ctx: OrgContext, input: ListInput): Promise<Page<ArticleView>> {
  require(ctx, 'knowledge:read')
  const where: Where = {
    status: input.status ?? { not: 'archived' },
    ...(input.collection ? { collection: input.collection } : {}),
    ...(input.audience ? { audience: input.audience } : {}),
  }
  if (input.q?.trim()) return searchArticles(ctx, input.q, input.limit, where)
  const after = decodeCursor(input.cursor, ['time', 'id'])
  const rows = await ctx.db.article.findMany({
    where: { ...where, ...(after ? { OR: beyond(String(after[0]), String(after[1])) } : {}) },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
  })
  return pageOf(rows, input.limit, (row) => [row.updatedAt.toISOString(), row.id], toArticle)
}

function beyond(at: string, id: string) {
  return [{ updatedAt: { lt: new Date(at) } }, { updatedAt: new Date(at), id: { lt: id } }]
}

async function searchArticles(
  ctx: OrgContext,
  question: string,
  limit: number,
  where: Where,
): Promise<Page<ArticleView>> {
  const passages = await searchPassages(ctx, { question, limit: limit * 3, onlyPublished: false })
  const ids = [...new Set(passages.map((passage) => passage.articleId))]
  const rows = await ctx.db.article.findMany({ where: { ...where, id: { in: ids } } })
  const order = new Map(ids.map((id, index) => [id, index]))
  const sorted = rows.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
  return { items: sorted.slice(0, limit).map(toArticle), nextCursor: null }
}
