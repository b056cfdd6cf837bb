import type { OrgContext } from '../context.ts'
import { canBeAsked } from '../outgoing/transport.ts'
import { finishDelivery } from './finish.ts'
import { type LockedDelivery, lockDelivery } from './lock.ts'

export type Claim =
  | { outcome: 'claimed'; attempt: number; recipients: string[] }
  | { outcome: 'early'; notBefore: Date; conversationId: string }
  /** cut off while it left: its provider has to be asked */
  | { outcome: 'lost'; attempt: number; conversationId: string; lostForSeconds: number }
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
  await ctx.db.delivery.update({
    where: { messageId },
    data: { state: 'sending', attempts: attempt, startedAt: now, dataStartedAt: null },
  })
  return { outcome: 'claimed', attempt, recipients: delivery.recipients }
}

async function claimLost(
  ctx: OrgContext,
  messageId: string,
  { attempts, lostForSeconds }: LockedDelivery,
  now: Date,
): Promise<Claim> {
  const { conversationId, mailboxId } = await findMessage(ctx, messageId)
  const { channel } = await ctx.db.mailbox.findUniqueOrThrow({
    where: { id: mailboxId },
    select: { channel: true },
  })
  if (canBeAsked(channel))
    return { outcome: 'lost', attempt: attempts, conversationId, lostForSeconds: lostForSeconds ?? 0 }
  const error = 'The connection was lost while the mail was being handed over'
  await finishDelivery(ctx, { messageId, attempt: attempts, outcome: { state: 'unknown', error }, now })
  return { outcome: 'settled' }
}

async function findMessage(ctx: OrgContext, id: string) {
  return await ctx.db.message.findUniqueOrThrow({
    where: { id },
    select: { conversationId: true, mailboxId: true },
  })
}

/** Sets the point of no return. False when another run has taken the delivery over in the meantime. */
export async function markDataStarted(ctx: OrgContext, messageId: string, attempt: number): Promise<boolean> {
  const count = await ctx.db.$executeRaw`
    UPDATE deliveries SET data_started_at = now()
    WHERE message_id = ${messageId}::uuid AND state = 'sending' AND attempts = ${attempt}
      AND data_started_at IS NULL`
  return count === 1
}
