import type { OrgContext } from '../context.ts'
import { tsQuestion } from '../search/query.ts'

export type Passage = { articleId: string; title: string; text: string; language: string; score: number }

type Found = { article_id: string; title: string; passage: string; language: string; rank: number }

/**
 * The passages that fit a question best: any of its words counts, the rarer and the nearer the title the
 * more. When no word is known, spelling that is close enough still finds something. Through functions that
 * take the organization from the session.
 */
export async function searchPassages(
  ctx: OrgContext,
  input: { question: string; limit: number; onlyPublished: boolean },
): Promise<Passage[]> {
  const { any, words } = tsQuestion(input.question)
  if (words.length === 0) return []
  const typed = words.join(' ')
  const exact = await ctx.db.$queryRaw<Found[]>`
    SELECT article_id, title, passage, language, rank
    FROM search_chunks(${any}, ${any}, ${typed}, ${input.limit}::int, ${input.onlyPublished})`
  const found =
    exact.length > 0
      ? exact
      : await ctx.db.$queryRaw<Found[]>`
          SELECT article_id, title, passage, language, rank
          FROM search_chunks_fuzzy(${typed}, ${input.limit}::int, ${input.onlyPublished})`
  return found.map((row) => ({
    articleId: row.article_id,
    title: row.title,
    text: row.passage,
    language: row.language,
    score: row.rank,
  }))
}
