import { now } from '@frontdesk/runtime/clock'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { lockConversation } from '../conversations/query/find.ts'
import { recordEvent } from '../conversations/record-event.ts'
import { Conflict } from '../errors.ts'
import { findMessage } from '../messages/find.ts'
import type { MessageView } from '../messages/row.ts'
import { require } from '../permissions.ts'
import { lockDelivery } from './lock.ts'
import { type SendAt, scheduledFor } from './scheduled-for.ts'

/** Changes when a scheduled mail leaves, as long as it has not. */
export async function rescheduleDelivery(
  ctx: OrgContext,
  input: { messageId: string; sendAt: SendAt | 'now' },
): Promise<MessageView> {
  require(ctx, 'conversations:reply')
  const message = await findMessage(ctx, input.messageId)
  const conversation = await lockConversation(ctx, message.conversationId)
  const delivery = await lockDelivery(ctx, message.id)
  if (delivery.state !== 'queued' || message.delivery?.scheduled !== true) {
    throw new Conflict('Only a scheduled mail that has not left can be given another time', 'not_scheduled')
  }
  const notBefore =
    input.sendAt === 'now' ? now() : await scheduledFor(ctx, conversation.contactId, input.sendAt)
  if (notBefore.getTime() === delivery.notBefore.getTime()) return message
  await ctx.db.delivery.update({ where: { messageId: message.id }, data: { notBefore } })
  await recordEvent(ctx, conversation.id, 'reply_rescheduled', {
    messageId: message.id,
    sendAt: notBefore.toISOString(),
  })
  await writeAudit(ctx, {
    action: 'delivery.reschedule',
    subjectType: 'message',
    subjectId: message.id,
    before: { sendAt: delivery.notBefore.toISOString() },
    after: { sendAt: notBefore.toISOString() },
  })
  const ids = { conversationId: conversation.id, messageId: message.id }
  ctx.emit({ type: 'reply.queued', ...ids, notBefore })
  ctx.emit({ type: 'delivery.changed', ...ids })
  return findMessage(ctx, message.id)
}
