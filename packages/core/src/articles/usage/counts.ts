import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'

export type UsageCounts = {
  /** drafts that rest on it and were followed by a reply */
  cited: number
  /** of these, replies that said the same */
  unchanged: number
  /** members and visitors of the help center who looked at it, each counted once a day */
  views: number
  helpful: number
  notHelpful: number
}

/** Every article that drafts rest on, with how often, and how many of those were sent as they were. */
const citedArticles = Prisma.sql`
  SELECT split_part(s->>'id', ':', 2) AS article_id, count(DISTINCT r.id)::int AS score,
    (count(DISTINCT r.id) FILTER (WHERE r.edits = '[]'::jsonb))::int AS unchanged
  FROM draft_reviews r CROSS JOIN LATERAL jsonb_array_elements(r.sources) s
  WHERE r.sent_text IS NOT NULL AND s->>'id' LIKE 'article:%'
  GROUP BY 1`

const viewedAmong = (among: Prisma.Sql) => Prisma.sql`
  SELECT article_id::text AS article_id, count(*)::int AS score
  FROM (SELECT article_id FROM article_views ${among} UNION ALL SELECT article_id FROM article_visits ${among}) looks
  GROUP BY 1`

/** By the newest word of each member or visitor: who has voted again on a later version has changed their mind. */
const votedAmong = (among: Prisma.Sql) => Prisma.sql`
  SELECT article_id::text AS article_id, (count(*) FILTER (WHERE helpful))::int AS score,
    (count(*) FILTER (WHERE NOT helpful))::int AS "notHelpful"
  FROM (SELECT DISTINCT ON (article_id, who) article_id, helpful
    FROM (SELECT article_id, member_id::text AS who, version, helpful FROM article_votes ${among}
      UNION ALL SELECT article_id, visitor, version, helpful FROM article_visitor_votes ${among}) votes
    ORDER BY article_id, who, version DESC) newest
  GROUP BY 1`

/** What articles can be ordered by: a query of `article_id` as text and `score`. */
export const scoredArticles = {
  cited: citedArticles,
  viewed: viewedAmong(Prisma.empty),
  helpful: votedAmong(Prisma.empty),
}

/** How each of some articles is used. */
export async function countUsage(ctx: OrgContext, ids: string[]): Promise<Map<string, UsageCounts>> {
  if (ids.length === 0) return new Map()
  const among = Prisma.sql`WHERE article_id = ANY (${ids}::uuid[])`
  const rows = await ctx.db.$queryRaw<(UsageCounts & { id: string })[]>`
    SELECT a.id, coalesce(c.score, 0) AS cited, coalesce(c.unchanged, 0) AS unchanged, coalesce(v.score, 0) AS views,
      coalesce(h.score, 0) AS helpful, coalesce(h."notHelpful", 0) AS "notHelpful"
    FROM unnest(${ids}::text[]) a(id)
    LEFT JOIN (${citedArticles}) c ON c.article_id = a.id
    LEFT JOIN (${viewedAmong(among)}) v ON v.article_id = a.id
    LEFT JOIN (${votedAmong(among)}) h ON h.article_id = a.id`
  return new Map(rows.map(({ id, ...counts }) => [id, counts]))
}
