import type { Summary } from '@frontdesk/ai/summarize'
import type { OrgContext } from '../context.ts'
import { findConversation } from '../conversations/query/find.ts'
import { require } from '../permissions.ts'
import type { SummaryReason } from './due.ts'
import { measureConversation } from './measure.ts'

type Content = Pick<Summary, 'lines' | 'openQuestions' | 'nextSteps'>

export type SummaryView = Content & {
  /** the newest message it knows of; null where that is gone */
  messageId: string | null
  messageCount: number
  language: string
  reason: SummaryReason
  by: string
  updatedAt: string
}

export type ReadSummary = {
  summary: SummaryView | null
  /** messages that came after it */
  newer: number
  stale: boolean
}

/** The summary of a conversation, and whether messages came after it. */
export async function readSummary(ctx: OrgContext, input: { conversation: string }): Promise<ReadSummary> {
  require(ctx, 'conversations:read')
  const { id } = await findConversation(ctx, input.conversation)
  const row = await ctx.db.conversationSummary.findFirst({ where: { conversationId: id } })
  if (!row) return { summary: null, newer: 0, stale: false }
  const { messages, sequence } = await measureConversation(ctx, id)
  const newer = Math.max(0, messages - row.messageCount)
  return {
    summary: {
      ...(row.summary as Content),
      messageId: row.messageId,
      messageCount: row.messageCount,
      language: row.language,
      reason: row.reason as SummaryReason,
      by: row.writtenBy,
      updatedAt: row.updatedAt.toISOString(),
    },
    newer,
    // Messages may also have left, or come in between, when conversations were merged or split.
    stale: newer > 0 || messages !== row.messageCount || sequence !== row.sequence,
  }
}
