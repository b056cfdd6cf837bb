import type { OrgContext } from '../context.ts'
import { finishDelivery } from './finish.ts'
import { lockDelivery } from './lock.ts'

export type Claim =
  | { outcome: 'claimed'; attempt: number; recipients: string[] }
  | { outcome: 'early'; notBefore: Date; conversationId: string }
  | { outcome: 'settled' }

/**
 * Takes a delivery for one attempt. One found in `sending` belongs to a process that died or lost its
 * lock: before the data phase it is safe to try again, after it nobody can tell and a person decides.
 */
export async function claimDelivery(ctx: OrgContext, messageId: string, now: Date): Promise<Claim> {
  const delivery = await lockDelivery(ctx, messageId)
  if (delivery.state !== 'queued' && delivery.state !== 'sending') return { outcome: 'settled' }
  if (delivery.state === 'sending' && delivery.dataStartedAt) {
    const error = 'The connection was lost while the mail was being handed over'
    const outcome = { state: 'unknown', error } as const
    await finishDelivery(ctx, { messageId, attempt: delivery.attempts, outcome, now })
    return { outcome: 'settled' }
  }
  if (delivery.notBefore > now) {
    const { conversationId } = await ctx.db.message.findUniqueOrThrow({
      where: { id: messageId },
      select: { conversationId: true },
    })
    return { outcome: 'early', notBefore: delivery.notBefore, conversationId }
  }
  const attempt = delivery.attempts + 1
  await ctx.db.delivery.update({
    where: { messageId },
    data: { state: 'sending', attempts: attempt, startedAt: now, dataStartedAt: null },
  })
  return { outcome: 'claimed', attempt, recipients: delivery.recipients }
}

/** Sets the point of no return. False when another run has taken the delivery over in the meantime. */
export async function markDataStarted(ctx: OrgContext, messageId: string, attempt: number): Promise<boolean> {
  const { count } = await ctx.db.delivery.updateMany({
    where: { messageId, state: 'sending', attempts: attempt, dataStartedAt: null },
    data: { dataStartedAt: new Date() },
  })
  return count === 1
}
