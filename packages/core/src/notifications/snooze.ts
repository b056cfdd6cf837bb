import { now } from '@frontdesk/runtime/clock'
import type { OrgContext } from '../context.ts'
import { Invalid, NotFound } from '../errors.ts'
import { require } from '../permissions.ts'
import { myId } from './me.ts'

/** Puts one of the caller's notifications off, or brings it back with null. Until then nothing tells of it. */
export async function snoozeNotification(
  ctx: OrgContext,
  { id, until }: { id: string; until: Date | null },
): Promise<void> {
  require(ctx, 'account:read')
  const me = myId(ctx)
  const found = await ctx.db.notification.count({ where: { id, memberId: me } })
  if (found === 0) throw new NotFound('The notification')
  if (until && until <= now()) throw new Invalid('Choose a time to come', 'until')
  await ctx.db.notification.updateMany({
    where: { id, memberId: me },
    data: { snoozedUntil: until },
  })
  ctx.emit({ type: 'notification.changed', memberId: me })
}
