import type { OrgContext } from '../context.ts'
import { tsQuestion } from '../search/query.ts'

export type FoundReply = { id: string; title: string; body: string; score: number }

/** The saved replies that share the most with a question. There are few of them, so a scan will do. */
export function searchSavedReplies(
  ctx: OrgContext,
  input: { question: string; limit: number },
): Promise<FoundReply[]> {
  const { any } = tsQuestion(input.question)
  if (any === '') return Promise.resolve([])
  return ctx.db.$queryRaw<FoundReply[]>`
    SELECT id, title, body, ts_rank(search, query, 1)::float8 AS score
    FROM (SELECT id, title, body, setweight(to_tsvector('simple', title), 'A') || to_tsvector('simple', body) AS search
      FROM saved_replies) s, to_tsquery('simple', ${any}) query
    WHERE search @@ query ORDER BY score DESC LIMIT ${input.limit}`
}
