import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { readQuestion } from '../search/question.ts'
import { newestPublished } from './newest-published.ts'
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
