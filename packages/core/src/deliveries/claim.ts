import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'
import { canBeAsked } from '../outgoing/transport.ts'
import { finishDelivery } from './finish.ts'
import { type LockedDelivery, lockDelivery } from './lock.ts'
import { openRecipients } from './recipients.ts'

export type Claim =
  /** `token` names the attempt: whatever it writes later counts only while the delivery still holds it */
  | { outcome: 'claimed'; attempt: number; token: string; recipients: string[] }
  | { outcome: 'early'; notBefore: Date; conversationId: string }
  /** cut off while it left: its provider has to be asked */
  | { outcome: 'lost'; token: string | null; conversationId: string; lostForSeconds: number }
  | { outcome: 'settled' }

/**
 * Takes a delivery for one attempt. One found in `sending` belongs to a process that died or lost its
 * lock: before the data phase it is safe to try again; after it the provider is asked, and where nobody can
 * be asked a person decides.
 */
export async function claimDelivery(ctx: OrgContext, messageId: string, now: Date): Promise<Claim> {
  const delivery = await lockDelivery(ctx, messageId)
  if (delivery.state !== 'queued' && delivery.state !== 'sending') return { outcome: 'settled' }
  if (delivery.state === 'sending' && delivery.dataStartedAt) return claimLost(ctx, messageId, delivery, now)
  if (delivery.notBefore > now) {
    const { conversationId } = await findMessage(ctx, messageId)
    return { outcome: 'early', notBefore: delivery.notBefore, conversationId }
  }
  const attempt = delivery.attempts + 1
  const token = newId()
  await ctx.db.delivery.update({
    where: { messageId },
    data: { state: 'sending', attempts: attempt, attemptToken: token, startedAt: now, dataStartedAt: null },
  })
  return { outcome: 'claimed', attempt, token, recipients: await openRecipients(ctx, messageId) }
}

async function claimLost(
  ctx: OrgContext,
  messageId: string,
  { attemptToken: token, lostForSeconds }: LockedDelivery,
  now: Date,
): Promise<Claim> {
  const { conversationId, mailboxId } = await findMessage(ctx, messageId)
  const { channel } = await ctx.db.mailbox.findUniqueOrThrow({
    where: { id: mailboxId },
    select: { channel: true },
  })
  if (canBeAsked(channel))
    return { outcome: 'lost', token, conversationId, lostForSeconds: lostForSeconds ?? 0 }
  const error = 'The connection was lost while the mail was being handed over'
  await finishDelivery(ctx, { messageId, token, outcome: { state: 'unknown', error }, now })
  return { outcome: 'settled' }
}

async function findMessage(ctx: OrgContext, id: string) {
  return await ctx.db.message.findUniqueOrThrow({
    where: { id },
    select: { conversationId: true, mailboxId: true },
  })
}

/** Sets the point of no return. False when another run has taken the delivery over in the meantime. */
export async function markDataStarted(ctx: OrgContext, messageId: string, token: string): Promise<boolean> {
  const count = await ctx.db.$executeRaw`
    UPDATE deliveries SET data_started_at = now()
    WHERE message_id = ${messageId}::uuid AND state = 'sending' AND attempt_token = ${token}::uuid
      AND data_started_at IS NULL`
  return count === 1
}
