import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../context.ts'
import { type Citations, citedArticles, countCitations } from '../knowledge-gaps/article-usage.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import { type ArticleStatus, type ArticleView, type Audience, toArticle } from './row.ts'
import { searchPassages } from './search.ts'

type ListInput = PageInput & {
  q?: string | undefined
  status?: ArticleStatus | undefined
  collection?: string | undefined
  audience?: Audience | undefined
  /** `cited`: what drafts rest on most first; it does not go with q */
  sort?: 'changed' | 'cited' | undefined
}
export type ListedArticle = ArticleView & { usage: Citations }
type Where = { status: string | { not: string }; collection?: string; audience?: string }

/**
 * Articles, last changed first; with q, the best matches first on a single page. Those that are archived only where
 * they are asked for.
 */
export async function listArticles(ctx: OrgContext, input: ListInput): Promise<Page<ListedArticle>> {
  require(ctx, 'knowledge:read')
  const { items, nextCursor } = await find(ctx, input)
  const usage = await countCitations(
    ctx,
    items.map(({ id }) => id),
  )
  const none = { cited: 0, unchanged: 0 }
  return { items: items.map((article) => ({ ...article, usage: usage.get(article.id) ?? none })), nextCursor }
}

function find(ctx: OrgContext, input: ListInput): Promise<Page<ArticleView>> {
  const where: Where = {
    status: input.status ?? { not: 'archived' },
    ...(input.collection ? { collection: input.collection } : {}),
    ...(input.audience ? { audience: input.audience } : {}),
  }
  if (input.q?.trim()) return searchArticles(ctx, input.q, input.limit, where)
  return input.sort === 'cited' ? listByCitations(ctx, input, where) : listByChange(ctx, input, where)
}

async function listByChange(ctx: OrgContext, input: ListInput, where: Where): Promise<Page<ArticleView>> {
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

type Ranked = { id: string; cited: number }

async function listByCitations(ctx: OrgContext, input: ListInput, where: Where): Promise<Page<ArticleView>> {
  const [cited, id] = decodeCursor(input.cursor, ['number', 'id']) ?? []
  const { status, collection, audience } = where
  const wanted = [
    typeof status === 'string' ? Prisma.sql`a.status = ${status}` : Prisma.sql`a.status <> ${status.not}`,
    ...(collection === undefined ? [] : [Prisma.sql`a.collection = ${collection}`]),
    ...(audience === undefined ? [] : [Prisma.sql`a.audience = ${audience}`]),
    ...(id === undefined
      ? []
      : [Prisma.sql`(coalesce(c.cited, 0), a.id) < (${Number(cited)}::int, ${String(id)}::uuid)`]),
  ]
  const ranked = await ctx.db.$queryRaw<Ranked[]>`
    SELECT a.id, coalesce(c.cited, 0) AS cited
    FROM articles a LEFT JOIN (${citedArticles}) c ON c.article_id = a.id::text
    WHERE ${Prisma.join(wanted, ' AND ')} ORDER BY 2 DESC, 1 DESC LIMIT ${input.limit + 1}`
  const rows = await ctx.db.article.findMany({ where: { id: { in: ranked.map((row) => row.id) } } })
  const byId = new Map(rows.map((row) => [row.id, toArticle(row)]))
  const page = pageOf(
    ranked,
    input.limit,
    (row) => [row.cited, row.id],
    (row) => byId.get(row.id) ?? [],
  )
  return { items: page.items.flat(), nextCursor: page.nextCursor }
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
