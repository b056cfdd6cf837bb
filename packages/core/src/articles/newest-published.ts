import type { OrgContext } from '../context.ts'
import { type Audience, toAudience } from './row.ts'
import type { FoundArticle } from './search-published.ts'

/** The published articles that were changed last, each with its first passage. */
export async function newestPublished(
  ctx: OrgContext,
  { limit, audience }: { limit: number; audience?: Audience | undefined },
): Promise<FoundArticle[]> {
  const rows = await ctx.db.$queryRaw<(Omit<FoundArticle, 'audience' | 'score'> & { audience: string })[]>`
    SELECT a.id AS "articleId", c.title, c.text AS passage, v.audience
    FROM articles a
      JOIN article_versions v ON v.organization_id = a.organization_id AND v.article_id = a.id
        AND v.number = a.published_version
      JOIN LATERAL (SELECT title, text FROM chunks WHERE organization_id = a.organization_id
        AND article_id = a.id ORDER BY position LIMIT 1) c ON true
    WHERE ${audience ?? null}::text IS NULL OR v.audience = ${audience ?? null}
    ORDER BY a.updated_at DESC, a.id DESC LIMIT ${limit}`
  return rows.map(({ audience: kind, ...row }) => ({ ...row, audience: toAudience(kind), score: 0 }))
}
