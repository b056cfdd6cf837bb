import { now } from '@frontdesk/runtime/clock'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { lockConversation } from '../conversations/query/find.ts'
import { Conflict } from '../errors.ts'
import { findMessage } from '../messages/find.ts'
import type { MessageView } from '../messages/row.ts'
import { require } from '../permissions.ts'
import { lockDelivery } from './lock.ts'

/**
 * A person's word on a delivery that failed or whose outcome nobody can tell. Sent again, it goes to those alone
 * who have not got it; whatever an earlier attempt still reports no longer counts.
 */
export async function settleDelivery(
  ctx: OrgContext,
  input: { messageId: string; state: 'sent' | 'queued' },
): Promise<MessageView> {
  require(ctx, 'conversations:reply')
  const message = await findMessage(ctx, input.messageId)
  await lockConversation(ctx, message.conversationId)
  const delivery = await lockDelivery(ctx, message.id)
  if (delivery.state === input.state) return message
  if (delivery.state !== 'failed' && delivery.state !== 'unknown') {
    throw new Conflict('Only a delivery that failed or has no known outcome can be settled', 'not_settleable')
  }
  const notBefore = now()
  await ctx.db.delivery.update({
    where: { messageId: message.id },
    data: {
      state: input.state,
      error: null,
      ...(input.state === 'queued'
        ? {
            notBefore,
            attempts: 0,
            attemptToken: null,
            dataStartedAt: null,
            startedAt: null,
            finishedAt: null,
          }
        : { finishedAt: notBefore }),
    },
  })
  await ctx.db.deliveryRecipient.updateMany({
    where: { messageId: message.id, state: { in: ['failed', 'unknown', 'queued'] } },
    data: { state: input.state, reason: null, detail: null, permanent: null, updatedAt: notBefore },
  })
  await writeAudit(ctx, {
    action: 'delivery.settle',
    subjectType: 'message',
    subjectId: message.id,
    before: { state: delivery.state },
    after: { state: input.state },
  })
  const ids = { conversationId: message.conversationId, messageId: message.id }
  ctx.emit(
    input.state === 'queued'
      ? { type: 'reply.queued', ...ids, notBefore }
      : { type: 'delivery.changed', ...ids },
  )
  if (input.state === 'sent') ctx.emit({ type: 'message.sent', ...ids })
  return findMessage(ctx, message.id)
}
