import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'
import type { LockedConversation } from '../conversations/query/find.ts'
import { recordEvent } from '../conversations/record-event.ts'
import { databaseTime } from '../database-time.ts'
import { cancelOnReply } from '../deliveries/cancel-on-reply.ts'
import { tellFollowers } from '../followers/tell.ts'
import { previewOf } from '../messages/preview.ts'
import { storable } from '../messages/storable.ts'
import { keepClocks } from '../sla/clocks/keep.ts'
import { raiseAll } from '../workflows/raise.ts'

type Said = { name: string; address: string; text: string; evidence: string }

/**
 * Adds what a customer said elsewhere than in a mail to a conversation that the caller has locked, with all that a
 * mail from them would set off. Returns the message's id.
 */
export async function appendSaid(
  ctx: OrgContext,
  conversation: LockedConversation,
  said: Said,
): Promise<string> {
  const { id: conversationId } = conversation
  const messageId = newId()
  const at = await databaseTime(ctx)
  await ctx.db.message.create({
    data: {
      id: messageId,
      organizationId: ctx.organizationId,
      conversationId,
      mailboxId: conversation.mailboxId,
      sequence: conversation.lastSequence + 1,
      direction: 'inbound',
      fromName: storable(said.name),
      fromAddress: said.address,
      subject: conversation.subject,
      text: storable(said.text),
      threading: { verdict: 'chat', evidence: [said.evidence] },
      sentAt: at,
      createdAt: at,
    },
    select: { id: true },
  })
  await wake(ctx, conversation, { at, text: said.text })
  await cancelOnReply(ctx, [{ conversationId, receivedAt: at }])
  await tell(ctx, conversation, messageId)
  return messageId
}

async function wake(
  ctx: OrgContext,
  { id, lastSequence }: LockedConversation,
  { at, text }: { at: Date; text: string },
): Promise<void> {
  const { waitingSince } = await ctx.db.conversation.findUniqueOrThrow({
    where: { id },
    select: { waitingSince: true },
  })
  await ctx.db.conversation.update({
    where: { id },
    data: {
      lastSequence: lastSequence + 1,
      lastMessageAt: at,
      preview: previewOf(text),
      waitingSince: waitingSince ?? at,
      status: 'open',
      resolvedAt: null,
      snoozedUntil: null,
    },
  })
}

async function tell(ctx: OrgContext, before: LockedConversation, messageId: string): Promise<void> {
  const { id: conversationId } = before
  const reason = 'customer_wrote'
  const reopened = before.status !== 'open'
  const woken = before.snoozedUntil !== null
  if (reopened)
    await recordEvent(ctx, conversationId, 'reopened', { reason, ...(woken && { snoozedUntil: null }) })
  else if (woken) await recordEvent(ctx, conversationId, 'woken', { reason })
  await raiseAll(ctx, [
    ...(reopened
      ? [{ trigger: 'status_changed' as const, conversationId, messageId, detail: { to: 'open' } }]
      : []),
    { trigger: 'message_arrived', conversationId, messageId },
  ])
  if (!reopened) await tellFollowers(ctx, [{ conversationId, cause: 'message', causeId: messageId }])
  await keepClocks(ctx, [conversationId])
  ctx.emit({ type: 'message.received', conversationId, messageId, automatic: false })
}
