import { z } from 'zod'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { require } from '../permissions.ts'
import { answerOfAgents } from './answer-of-agents.ts'
import { type GapRow, type GapView, viewGaps } from './view.ts'

/** `by` is `local` or the provider and model; `replies` is how many it was made of. */
export type GapProposal = { title: string; body: string; replies: number; by: string }

const stored = z.object({ title: z.string(), body: z.string(), replies: z.number() })

const mostReplies = 50

/** One gap with the article that would close it, made of what agents answered so far. */
export async function readGap(ctx: OrgContext, id: string): Promise<GapView & { proposal: GapProposal }> {
  require(ctx, 'knowledge:read')
  const row = await ctx.db.knowledgeGap.findFirst({ where: { id } })
  const [view] = row ? await viewGaps(ctx, [row]) : []
  if (!row || !view) throw new NotFound('The gap')
  return { ...view, proposal: await proposalOf(ctx, row) }
}

/** The article a provider has worded, while no more was answered since; else what agents said, put together. */
export async function proposalOf(
  ctx: OrgContext,
  { id, title, proposal, proposedBy }: GapRow,
): Promise<GapProposal> {
  const replies = await repliesTo(ctx, id)
  const worded = stored.safeParse(proposal).data
  if (worded?.replies === replies.length && proposedBy !== null) return { ...worded, by: proposedBy }
  const body = answerOfAgents(replies.map(({ text }) => text))
  return { title, body, replies: replies.length, by: 'local' }
}

/** Each conversation counts with the first thing a person answered after the question; the newest first. */
export function repliesTo(ctx: OrgContext, gapId: string): Promise<{ text: string; name: string }[]> {
  return ctx.db.$queryRaw<{ text: string; name: string }[]>`
    SELECT r.text, m.from_name AS name FROM knowledge_gap_questions q
      JOIN messages m ON m.id = q.message_id
      CROSS JOIN LATERAL (
        SELECT text FROM messages later
        WHERE later.conversation_id = m.conversation_id AND later.direction = 'outbound'
          AND later.sequence > m.sequence AND later.auto_kind = 'human'
        ORDER BY later.sequence LIMIT 1
      ) r
    WHERE q.gap_id = ${gapId}::uuid ORDER BY q.id DESC LIMIT ${mostReplies}`
}
