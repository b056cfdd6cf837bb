import { writeAudit } from '../audit.ts'
import { reviewByUndo } from '../autonomy/record-review.ts'
import type { OrgContext } from '../context.ts'
import { type LockedConversation, lockConversation } from '../conversations/query/find.ts'
import { Conflict } from '../errors.ts'
import { findMessage } from '../messages/find.ts'
import type { MessageView } from '../messages/row.ts'
import { writtenByPeople } from '../messages/written-by-people.ts'
import { require } from '../permissions.ts'
import { keepClocks } from '../sla/clocks/keep.ts'
import { lockDelivery } from './lock.ts'
import { takeBack } from './take-back.ts'

/** Takes a reply back while it is still queued: its text becomes the agent's draft again, its files are free. */
export async function undoDelivery(ctx: OrgContext, input: { messageId: string }): Promise<MessageView> {
  require(ctx, 'conversations:reply')
  const message = await findMessage(ctx, input.messageId)
  const conversation = await lockConversation(ctx, message.conversationId)
  const delivery = await lockDelivery(ctx, message.id)
  if (delivery.state === 'undone') return findMessage(ctx, message.id)
  if (delivery.state !== 'queued') throw new Conflict('This reply has already left', 'already_sent')
  const taken = { messageId: message.id, conversationId: conversation.id, text: message.text }
  const back = await wasResolvedWith(ctx, conversation, message.createdAt)
  await takeBack(ctx, taken, { type: 'reply_undone', detail: back ? { status: 'open' } : {} })
  await reviewByUndo(ctx, message.id)
  await restoreConversation(ctx, conversation.id, back)
  await writeAudit(ctx, { action: 'message.undo', subjectType: 'message', subjectId: message.id })
  return { ...(await findMessage(ctx, message.id)), attachments: message.attachments }
}

async function wasResolvedWith(
  ctx: OrgContext,
  { id, status }: LockedConversation,
  repliedAt: string,
): Promise<boolean> {
  const { resolvedAt } = await ctx.db.conversation.findUniqueOrThrow({ where: { id } })
  return status === 'resolved' && resolvedAt !== null && resolvedAt >= new Date(repliedAt)
}

/** The customer waits again as before the reply, and a resolve that came with it is taken back too. */
async function restoreConversation(ctx: OrgContext, id: string, back: boolean): Promise<void> {
  await ctx.db.conversation.update({
    where: { id },
    data: {
      waitingSince: await waitingSince(ctx, id),
      ...(back ? { status: 'open', resolvedAt: null } : {}),
    },
  })
  await keepClocks(ctx, [id])
}

/** When the customer first wrote after the last reply that was not taken back; null when nothing is open. */
async function waitingSince(ctx: OrgContext, conversationId: string): Promise<Date | null> {
  const [row] = await ctx.db.$queryRaw<{ since: Date | null }[]>`
    SELECT min(m.created_at) AS since FROM messages m
    WHERE m.conversation_id = ${conversationId}::uuid AND m.direction = 'inbound' AND m.auto_kind = ANY (${[...writtenByPeople]})
      AND NOT EXISTS (SELECT 1 FROM messages r
        JOIN deliveries d ON d.organization_id = r.organization_id AND d.message_id = r.id
        WHERE r.conversation_id = m.conversation_id AND r.sequence > m.sequence AND d.state <> 'undone'
          AND r.auto_kind = 'human' AND r.forwarded_id IS NULL AND NOT (d.scheduled AND d.state = 'queued'))`
  return row?.since ?? null
}
