import type { OrgContext } from '../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import { type ArticleStatus, type ArticleView, type Audience, toArticle } from './row.ts'
import { searchPassages } from './search.ts'
import { countUsage, type UsageCounts } from './usage/counts.ts'
import { type ArticleWhere, listByUsage, type UsageOrder } from './usage/list-by-usage.ts'

type ListInput = PageInput & {
  q?: string | undefined
  status?: ArticleStatus | undefined
  collection?: string | undefined
  audience?: Audience | undefined
  /** what drafts rest on, members look at or call helpful most first; it does not go with q */
  sort?: 'changed' | UsageOrder | undefined
}
export type ListedArticle = ArticleView & { usage: UsageCounts }

/**
 * Articles, last changed first; with q, the best matches first on a single page. Those that are archived only where
 * they are asked for.
 */
export async function listArticles(ctx: OrgContext, input: ListInput): Promise<Page<ListedArticle>> {
  require(ctx, 'knowledge:read')
  const { items, nextCursor } = await find(ctx, input)
  const usage = await countUsage(
    ctx,
    items.map(({ id }) => id),
  )
  const none = { cited: 0, unchanged: 0, views: 0, helpful: 0, notHelpful: 0 }
  return { items: items.map((article) => ({ ...article, usage: usage.get(article.id) ?? none })), nextCursor }
}

function find(ctx: OrgContext, input: ListInput): Promise<Page<ArticleView>> {
  const where: ArticleWhere = {
    status: input.status ?? { not: 'archived' },
    ...(input.collection ? { collection: input.collection } : {}),
    ...(input.audience ? { audience: input.audience } : {}),
  }
  if (input.q?.trim()) return searchArticles(ctx, input.q, input.limit, where)
  const { sort: order = 'changed' } = input
  return order === 'changed' ? listByChange(ctx, input, where) : listByUsage(ctx, input, { where, order })
}

async function listByChange(
  ctx: OrgContext,
  input: ListInput,
  where: ArticleWhere,
): Promise<Page<ArticleView>> {
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
  where: ArticleWhere,
): Promise<Page<ArticleView>> {
  const passages = await searchPassages(ctx, { question, limit: limit * 3, onlyPublished: false })
  const ids = [...new Set(passages.map((passage) => passage.articleId))]
  const rows = await ctx.db.article.findMany({ where: { ...where, id: { in: ids } } })
  const order = new Map(ids.map((id, index) => [id, index]))
  const sorted = rows.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
  return { items: sorted.slice(0, limit).map(toArticle), nextCursor: null }
}
