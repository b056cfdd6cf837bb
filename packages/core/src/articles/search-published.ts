import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { readQuestion } from '../search/question.ts'
import { type Audience, toAudience } from './row.ts'
import { type Meaning, searchPassages } from './search.ts'

export type FoundArticle = {
  articleId: string
  title: string
  passage: string
  score: number
  audience: Audience
}

/** Of a long article many passages may fit, and each article is answered once. */
const passagesForEach = 3

/** What a further article of the same title counts: it says little that the one before it does not. */
const sameTitleAgain = 0.8

/**
 * The published articles that answer a question, the best first, each with the passage that fits. What has no word
 * to search for, such as `*`, is answered with the newest.
 */
export async function searchPublished(
  ctx: OrgContext,
  input: { q: string; limit: number; audience?: Audience | undefined; meaning?: Meaning | undefined },
): Promise<FoundArticle[]> {
  require(ctx, 'knowledge:read')
  if (readQuestion(input.q).terms.size === 0) return newestPublished(ctx, input)
  const passages = await searchPassages(ctx, {
    question: input.q,
    limit: input.limit * passagesForEach,
    onlyPublished: true,
    audience: input.audience,
    meaning: input.meaning,
  })
  const best = new Map<string, FoundArticle>()
  for (const { articleId, title, text, score, audience } of passages) {
    if (!best.has(articleId)) best.set(articleId, { articleId, title, passage: text, score, audience })
  }
  return varied([...best.values()]).slice(0, input.limit)
}

/** The same articles, those that repeat a title behind others that are nearly as good. */
function varied(found: FoundArticle[]): FoundArticle[] {
  const seen = new Map<string, number>()
  return found
    .map((article) => {
      const title = article.title.trim().toLowerCase()
      const before = seen.get(title) ?? 0
      seen.set(title, before + 1)
      return { ...article, score: article.score * sameTitleAgain ** before }
    })
    .sort((one, other) => other.score - one.score)
}

/** The published articles that were changed last, each with its first passage. */
async function newestPublished(
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
