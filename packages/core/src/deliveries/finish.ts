import type { OrgContext } from '../context.ts'
import { recordEvent } from '../conversations/record-event.ts'
import { storable } from '../messages/storable.ts'

export type Outcome =
  | { state: 'sent'; rejected: string[]; providerMessageId: string | null; providerThreadId: string | null }
  | { state: 'failed' | 'unknown'; error: string }
  | { state: 'queued'; error: string; notBefore: Date }

type Finish = { messageId: string; attempt: number; outcome: Outcome; now: Date }

/**
 * Records how an attempt ended; a later attempt's result is never overwritten by an earlier one's. An attempt
 * that was already given up as unknown still knows best how it went.
 */
export async function finishDelivery(
  ctx: OrgContext,
  { messageId, attempt, outcome, now }: Finish,
): Promise<void> {
  const { count } = await ctx.db.delivery.updateMany({
    where: { messageId, state: { in: ['sending', 'unknown'] }, attempts: attempt },
    data: {
      state: outcome.state,
      error: errorOf(outcome),
      ...(outcome.state === 'queued' ? { notBefore: outcome.notBefore } : { finishedAt: now }),
    },
  })
  if (count === 0) return
  if (outcome.state === 'sent' && outcome.providerMessageId !== null) {
    const { providerMessageId, providerThreadId } = outcome
    await ctx.db.message.updateMany({
      where: { id: messageId },
      data: { providerMessageId, providerThreadId },
    })
  }
  const { conversationId } = await ctx.db.message.findUniqueOrThrow({
    where: { id: messageId },
    select: { conversationId: true },
  })
  if (outcome.state === 'queued') {
    ctx.emit({ type: 'reply.queued', conversationId, messageId, notBefore: outcome.notBefore })
  }
  if (outcome.state === 'failed' || outcome.state === 'unknown') {
    await reopen(ctx, conversationId, messageId, outcome)
  }
  ctx.emit({ type: 'delivery.changed', conversationId, messageId })
}

function errorOf(outcome: Outcome): string | null {
  if (outcome.state !== 'sent') return storable(outcome.error.slice(0, 500))
  return outcome.rejected.length > 0 ? `Refused by the server: ${outcome.rejected.join(', ')}` : null
}

/** A reply that did not arrive must not look answered: the conversation comes back to the inbox. */
async function reopen(
  ctx: OrgContext,
  conversationId: string,
  messageId: string,
  outcome: { state: string; error: string },
): Promise<void> {
  await ctx.db.conversation.update({
    where: { id: conversationId },
    data: { status: 'open', resolvedAt: null, snoozedUntil: null, waitingSince: new Date() },
  })
  await recordEvent(ctx, conversationId, `delivery_${outcome.state}`, {
    messageId,
    error: outcome.error.slice(0, 300),
  })
  ctx.emit({ type: 'conversation.updated', conversationId })
}
