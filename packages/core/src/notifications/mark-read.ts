import type { OrgContext } from '../context.ts'
import { findConversation } from '../conversations/query/find.ts'
import { NotFound } from '../errors.ts'
import { require } from '../permissions.ts'
import { myId } from './me.ts'
import { seeConversation } from './see-conversation.ts'

/** Marks one of the caller's notifications as read. */
export async function markNotificationRead(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'account:read')
  const me = myId(ctx)
  const found = await ctx.db.notification.count({ where: { id, memberId: me } })
  if (found === 0) throw new NotFound('The notification')
  const { count } = await ctx.db.notification.updateMany({
    where: { id, memberId: me, readAt: null },
    data: { readAt: new Date() },
  })
  if (count > 0) ctx.emit({ type: 'notification.changed', memberId: me })
}

/** Marks all that is shown to the caller as read, or what it says of one conversation. */
export async function markNotificationsRead(
  ctx: OrgContext,
  input: { conversation?: string },
): Promise<void> {
  require(ctx, 'account:read')
  const me = myId(ctx)
  if (input.conversation !== undefined) {
    const { id } = await findConversation(ctx, input.conversation)
    return seeConversation(ctx, id)
  }
  const count = await ctx.db.$executeRaw`
    UPDATE notifications SET read_at = now()
    WHERE member_id = ${me}::uuid AND read_at IS NULL AND (snoozed_until IS NULL OR snoozed_until <= now())`
  if (count > 0) ctx.emit({ type: 'notification.changed', memberId: me })
}
