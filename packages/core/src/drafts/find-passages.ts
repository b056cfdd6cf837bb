import type { DraftInput } from '@frontdesk/ai/reply-draft'
import { searchPassages } from '../articles/search.ts'
import type { OrgContext } from '../context.ts'
import { searchSavedReplies } from '../saved-replies/search.ts'

/** What published articles and saved replies say that might answer a customer's message, with source ids. */
export async function findPassages(ctx: OrgContext, question: string): Promise<DraftInput['passages']> {
  const articles = await searchPassages(ctx, { question, limit: 12, onlyPublished: true })
  const replies = await searchSavedReplies(ctx, { question, limit: 4 })
  const numbered = new Map<string, number>()
  return [
    ...articles.map(({ articleId, title, text, score }) => {
      const part = (numbered.get(articleId) ?? 0) + 1
      numbered.set(articleId, part)
      return { sourceId: `article:${articleId}:${part}`, kind: 'article' as const, title, text, score }
    }),
    ...replies.map(({ id, title, body, score }) => ({
      sourceId: `saved_reply:${id}`,
      kind: 'saved_reply' as const,
      title,
      text: body,
      score,
    })),
  ]
}
