import type { OrgContext } from '../context.ts'
import { recordEvent } from '../conversations/record-event.ts'
import type { AloneVerdict } from './may-act-alone.ts'

/** Why the assistant leaves a conversation to people that it might have answered alone. */
export const handOverReasons = [
  'customer_replied',
  'asked_for_person',
  'suspicious',
  'likely_spam',
  'grave',
  'held',
  'unsupported',
  'policy',
  'failed_check',
  'unsure',
] as const
export type HandOverReason = (typeof handOverReasons)[number]

/** What a verdict hands over for; where a person has it already, or never gave it away, there is nothing to hand over. */
export function handOverFor(verdict: AloneVerdict): HandOverReason | null {
  if (verdict === 'handed_over') return 'customer_replied'
  return handOverReasons.find((reason) => reason === verdict) ?? null
}

/** Leaves a conversation to people, and says why in its timeline; once for each message. */
export async function handOver(
  ctx: OrgContext,
  {
    conversationId,
    messageId,
    reason,
  }: { conversationId: string; messageId: string; reason: HandOverReason },
): Promise<void> {
  const told = await ctx.db.conversationEvent.findFirst({
    where: { conversationId, type: 'handed_over', detail: { path: ['messageId'], equals: messageId } },
    select: { id: true },
  })
  if (told) return
  await recordEvent(ctx, conversationId, 'handed_over', { reason, messageId })
  ctx.emit({ type: 'conversation.updated', conversationId })
}
