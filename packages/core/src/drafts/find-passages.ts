import type { DraftInput } from '@frontdesk/ai/reply/reply-draft'
import { type Passage, searchPassages } from '../articles/search.ts'
import type { OrgContext } from '../context.ts'
import { searchSavedReplies } from '../saved-replies/search.ts'

/** Saved replies are found by their very words alone, so the best of them is worth less than the best article. */
const trustInReplies = 0.8

type SearchArticles = (question: string, limit: number) => Promise<Passage[]>

/**
 * What articles published for customers and saved replies say that might answer a customer's message, with source
 * ids; each kind's best first. Articles can be searched in another way, to try one that is not published yet.
 */
export async function findPassages(
  ctx: OrgContext,
  question: string,
  searchArticles: SearchArticles = (asked, limit) =>
    searchPassages(ctx, { question: asked, limit, onlyPublished: true, audience: 'public' }),
): Promise<DraftInput['passages']> {
  const articles = await searchArticles(question, 12)
  const replies = await searchSavedReplies(ctx, { question, limit: 4 })
  const bestArticle = Math.max(1e-9, ...articles.map(({ score }) => score))
  const bestReply = Math.max(1e-9, ...replies.map(({ score }) => score))
  const numbered = new Map<string, number>()
  return [
    ...articles.map(({ articleId, title, text, score, covered }) => {
      const part = (numbered.get(articleId) ?? 0) + 1
      numbered.set(articleId, part)
      return {
        sourceId: `article:${articleId}:${part}`,
        kind: 'article' as const,
        title,
        text,
        score: score / bestArticle,
        covered,
      }
    }),
    ...replies.map(({ id, title, body, score }) => ({
      sourceId: `saved_reply:${id}`,
      kind: 'saved_reply' as const,
      title,
      text: body,
      score: (trustInReplies * score) / bestReply,
    })),
  ]
}
