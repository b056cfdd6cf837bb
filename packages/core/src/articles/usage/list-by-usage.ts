import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { decodeCursor, type Page, type PageInput, pageOf } from '../../paging.ts'
import { type ArticleView, toArticle } from '../row.ts'
import { scoredArticles } from './counts.ts'

export type UsageOrder = keyof typeof scoredArticles
export type ArticleWhere = { status: string | { not: string }; collection?: string; audience?: string }

/** Articles with those first that score highest. */
export async function listByUsage(
  ctx: OrgContext,
  { cursor, limit }: PageInput,
  { where, order }: { where: ArticleWhere; order: UsageOrder },
): Promise<Page<ArticleView>> {
  const [score, id] = decodeCursor(cursor, ['number', 'id']) ?? []
  const { status, collection, audience } = where
  const wanted = [
    typeof status === 'string' ? Prisma.sql`a.status = ${status}` : Prisma.sql`a.status <> ${status.not}`,
    ...(collection === undefined ? [] : [Prisma.sql`a.collection = ${collection}`]),
    ...(audience === undefined ? [] : [Prisma.sql`a.audience = ${audience}`]),
    ...(id === undefined
      ? []
      : [Prisma.sql`(coalesce(c.score, 0), a.id) < (${Number(score)}::int, ${String(id)}::uuid)`]),
  ]
  const ranked = await ctx.db.$queryRaw<{ id: string; score: number }[]>`
    SELECT a.id, coalesce(c.score, 0) AS score
    FROM articles a LEFT JOIN (${scoredArticles[order]}) c ON c.article_id = a.id::text
    WHERE ${Prisma.join(wanted, ' AND ')} ORDER BY 2 DESC, 1 DESC LIMIT ${limit + 1}`
  const rows = await ctx.db.article.findMany({ where: { id: { in: ranked.map((row) => row.id) } } })
  const byId = new Map(rows.map((row) => [row.id, toArticle(row)]))
  const page = pageOf(
    ranked,
    limit,
    (row) => [row.score, row.id],
    (row) => byId.get(row.id) ?? [],
  )
  return { items: page.items.flat(), nextCursor: page.nextCursor }
}
