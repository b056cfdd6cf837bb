import type { SummaryInput } from '@frontdesk/ai/summarize'
import type { OrgContext } from '../context.ts'
import { writtenByPeople } from '../messages/written-by-people.ts'
import { isSummaryDue, type SummaryReason } from './due.ts'
import { measureConversation } from './measure.ts'

export type ForSummary = {
  input: SummaryInput
  messageId: string
  sequence: number
  messageCount: number
  suspicious: boolean
}

const mostMessages = 200
const longestText = 8_000

/** What people wrote in a conversation, oldest first; null where no summary is due any more. */
export async function readForSummary(
  ctx: OrgContext,
  conversationId: string,
  reason: SummaryReason,
): Promise<ForSummary | null> {
  const conversation = await ctx.db.conversation.findUnique({
    where: { id: conversationId },
    select: { subject: true, language: true, mergedIntoId: true },
  })
  if (!conversation || conversation.mergedIntoId !== null) return null
  const measured = await measureConversation(ctx, conversationId)
  if (!isSummaryDue(reason, measured)) return null
  const rows = await writtenIn(ctx, conversationId)
  const newest = rows.at(-1)
  if (!newest) return null
  const language = conversation.language ?? 'und'
  return {
    input: {
      subject: conversation.subject,
      language: language === 'und' ? 'en' : language,
      messages: rows.map(({ direction, fromName, fromAddress, text }) => ({
        direction,
        name: fromName || (fromAddress.split('@')[0] ?? ''),
        text: text.slice(0, longestText),
      })),
    },
    messageId: newest.id,
    sequence: newest.sequence,
    messageCount: measured.messages,
    suspicious: await hasSuspicious(ctx, conversationId),
  }
}

/** The opening and the newest messages; nobody sums up more than that at once. */
async function writtenIn(ctx: OrgContext, conversationId: string) {
  const rows = await ctx.db.message.findMany({
    where: { conversationId, autoKind: { in: [...writtenByPeople] } },
    orderBy: { sequence: 'desc' },
    take: mostMessages,
    select: { id: true, sequence: true, direction: true, fromName: true, fromAddress: true, text: true },
  })
  return rows.toReversed()
}

/** Whether a message in it tries to talk to the model; such a conversation is summed up locally. */
async function hasSuspicious(ctx: OrgContext, conversationId: string): Promise<boolean> {
  const found = await ctx.db.classification.findFirst({
    where: { conversationId, evidence: { path: ['suspicious'], equals: true } },
    select: { id: true },
  })
  return found !== null
}
