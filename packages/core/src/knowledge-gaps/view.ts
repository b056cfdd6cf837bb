import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'

export type GapState = 'open' | 'dismissed' | 'written'

export type GapView = {
  id: string
  title: string
  language: string
  state: GapState
  questionCount: number
  /** the newest, without personal details */
  questions: { text: string; conversation: { id: string; number: number } }[]
  seenAt: string
  /** the article that was written for it */
  articleId: string | null
}

export type GapRow = Awaited<ReturnType<OrgContext['db']['knowledgeGap']['findFirstOrThrow']>>

const shownQuestions = 3

export async function viewGaps(ctx: OrgContext, rows: GapRow[]): Promise<GapView[]> {
  const ids = rows.map(({ id }) => id)
  const questions = await ctx.db.$queryRaw<
    { gapId: string; text: string; conversationId: string; number: number }[]
  >`
    SELECT q.gap_id AS "gapId", q.question AS text, q.conversation_id AS "conversationId", c.number
    FROM unnest(${ids}::uuid[]) AS g (id)
      CROSS JOIN LATERAL (
        SELECT * FROM knowledge_gap_questions WHERE gap_id = g.id ORDER BY id DESC LIMIT ${shownQuestions}
      ) q
      JOIN conversations c ON c.id = q.conversation_id`
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    language: row.language,
    state: row.state as GapState,
    questionCount: row.questionCount,
    questions: questions
      .filter(({ gapId }) => gapId === row.id)
      .map(({ text, conversationId, number }) => ({ text, conversation: { id: conversationId, number } })),
    seenAt: row.seenAt.toISOString(),
    articleId: row.articleId,
  }))
}

export async function lockGap(ctx: OrgContext, id: string): Promise<GapRow> {
  await ctx.db.$queryRaw`SELECT id FROM knowledge_gaps WHERE id = ${id}::uuid FOR UPDATE`
  const row = await ctx.db.knowledgeGap.findFirst({ where: { id } })
  if (!row) throw new NotFound('The gap')
  return row
}
