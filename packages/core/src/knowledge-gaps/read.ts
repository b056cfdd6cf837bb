import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { require } from '../permissions.ts'
import { answerOfAgents } from './answer-of-agents.ts'
import { type GapRow, type GapView, viewGaps } from './view.ts'

export type GapProposal = { title: string; body: string; replies: number }

const mostReplies = 50

/** One gap with the article that would close it, made of what agents answered so far. */
export async function readGap(ctx: OrgContext, id: string): Promise<GapView & { proposal: GapProposal }> {
  require(ctx, 'knowledge:read')
  const row = await ctx.db.knowledgeGap.findFirst({ where: { id } })
  const [view] = row ? await viewGaps(ctx, [row]) : []
  if (!row || !view) throw new NotFound('The gap')
  return { ...view, proposal: await proposalOf(ctx, row) }
}

/** Each conversation counts with the first thing a person answered after the question. */
export async function proposalOf(ctx: OrgContext, { id, title }: GapRow): Promise<GapProposal> {
  const replies = await ctx.db.$queryRaw<{ text: string }[]>`
    SELECT r.text FROM knowledge_gap_questions q
      JOIN messages m ON m.id = q.message_id
      CROSS JOIN LATERAL (
        SELECT text FROM messages later
        WHERE later.conversation_id = m.conversation_id AND later.direction = 'outbound'
          AND later.sequence > m.sequence AND later.auto_kind = 'human'
        ORDER BY later.sequence LIMIT 1
      ) r
    WHERE q.gap_id = ${id}::uuid ORDER BY q.id DESC LIMIT ${mostReplies}`
  return { title, body: answerOfAgents(replies.map(({ text }) => text)), replies: replies.length }
}
