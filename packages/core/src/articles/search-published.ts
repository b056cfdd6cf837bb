import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import type { Audience } from './row.ts'
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

/** The published articles that answer a question, the best first, each with the passage that fits. */
export async function searchPublished(
  ctx: OrgContext,
  input: { q: string; limit: number; audience?: Audience | undefined; meaning?: Meaning | undefined },
): Promise<FoundArticle[]> {
  require(ctx, 'knowledge:read')
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
  return [...best.values()].slice(0, input.limit)
}
