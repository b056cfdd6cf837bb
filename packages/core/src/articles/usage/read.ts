import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { findArticle } from '../row.ts'
import { countUsage, type UsageCounts } from './counts.ts'

export type ArticleUsage = UsageCounts & {
  /** customers' messages for which a draft rested on it, sent or not */
  drafts: number
  /** of the replies that followed, those changed before they were sent */
  edited: number
  /** replies that kept at least half of such a draft's words */
  inReplies: number
  /** members and visitors of the help center who looked at it at all */
  viewers: number
  /** what the caller says of the newest version; null while they say nothing */
  mine: boolean | null
  lastCitedAt: string | null
}

type Row = Pick<ArticleUsage, 'drafts' | 'edited' | 'inReplies' | 'viewers' | 'mine'> & {
  lastCitedAt: Date | null
}

const none: UsageCounts = { cited: 0, unchanged: 0, views: 0, helpful: 0, notHelpful: 0 }

/** How an article is used: who looks at it, what rests on it, what came of that, and what members say of it. */
export async function readArticleUsage(ctx: OrgContext, id: string): Promise<ArticleUsage> {
  require(ctx, 'knowledge:read')
  const { version } = await findArticle(ctx, id)
  const memberId = ctx.actor.type === 'member' ? ctx.actor.memberId : null
  const [row] = await ctx.db.$queryRaw<Row[]>`
    SELECT (count(*) FILTER (WHERE edits <> '[]'::jsonb))::int AS edited,
      (count(*) FILTER (WHERE similarity >= 0.5))::int AS "inReplies",
      max(created_at) AS "lastCitedAt",
      (SELECT count(*)::int FROM article_citations WHERE article_id = ${id}::uuid) AS drafts,
      (SELECT count(DISTINCT member_id)::int FROM article_views WHERE article_id = ${id}::uuid)
        + (SELECT count(DISTINCT visitor)::int FROM article_visits WHERE article_id = ${id}::uuid) AS viewers,
      (SELECT helpful FROM article_votes WHERE article_id = ${id}::uuid AND version = ${version}
        AND member_id = ${memberId}::uuid) AS mine
    FROM draft_reviews r
    WHERE r.sent_text IS NOT NULL AND EXISTS (
      SELECT 1 FROM jsonb_array_elements(r.sources) s WHERE s->>'id' LIKE ${`article:${id}:%`})`
  const counts = (await countUsage(ctx, [id])).get(id) ?? none
  const { drafts = 0, edited = 0, inReplies = 0, viewers = 0, mine = null, lastCitedAt = null } = row ?? {}
  return {
    ...counts,
    drafts: Math.max(drafts, counts.cited),
    edited,
    inReplies,
    viewers,
    mine,
    lastCitedAt: lastCitedAt?.toISOString() ?? null,
  }
}
