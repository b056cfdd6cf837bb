import { Prisma } from '@frontdesk/db/tenancy'
import { findArticle } from '../articles/row.ts'
import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'

export type ArticleUsage = {
  /** drafts that cite it and were followed by a reply */
  cited: number
  /** of these, replies that said the same */
  unchanged: number
  edited: number
  lastCitedAt: string | null
}

/** How often drafts rest on an article, and how often people sent them as they were. */
export async function readArticleUsage(ctx: OrgContext, id: string): Promise<ArticleUsage> {
  require(ctx, 'knowledge:read')
  await findArticle(ctx, id)
  const [row] = await ctx.db.$queryRaw<(Omit<ArticleUsage, 'lastCitedAt'> & { lastCitedAt: Date | null })[]>`
    SELECT count(*)::int AS cited,
      (count(*) FILTER (WHERE edits = '[]'::jsonb))::int AS unchanged,
      (count(*) FILTER (WHERE edits <> '[]'::jsonb))::int AS edited,
      max(created_at) AS "lastCitedAt"
    FROM draft_reviews r
    WHERE r.sent_text IS NOT NULL AND EXISTS (
      SELECT 1 FROM jsonb_array_elements(r.sources) s WHERE s->>'id' LIKE ${`article:${id}:%`})`
  const { cited = 0, unchanged = 0, edited = 0, lastCitedAt } = row ?? {}
  return { cited, unchanged, edited, lastCitedAt: lastCitedAt?.toISOString() ?? null }
}

export type Citations = { cited: number; unchanged: number }

/** Every article that drafts rest on, with how often, and how many of those were sent as they were. */
export const citedArticles = Prisma.sql`
  SELECT split_part(s->>'id', ':', 2) AS article_id, count(DISTINCT r.id)::int AS cited,
    (count(DISTINCT r.id) FILTER (WHERE r.edits = '[]'::jsonb))::int AS unchanged
  FROM draft_reviews r CROSS JOIN LATERAL jsonb_array_elements(r.sources) s
  WHERE r.sent_text IS NOT NULL AND s->>'id' LIKE 'article:%'
  GROUP BY 1`

/** How often drafts rest on each of some articles; those that none rests on are left out. */
export async function countCitations(ctx: OrgContext, ids: string[]): Promise<Map<string, Citations>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db.$queryRaw<(Citations & { id: string })[]>`
    SELECT article_id AS id, cited, unchanged FROM (${citedArticles}) c WHERE article_id = ANY (${ids})`
  return new Map(rows.map(({ id, cited, unchanged }) => [id, { cited, unchanged }]))
}
