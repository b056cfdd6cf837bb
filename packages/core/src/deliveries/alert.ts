import type { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../context.ts'
import { recordEvent } from '../conversations/record-event.ts'
import { databaseTime } from '../database-time.ts'
import { keepClocks } from '../sla/clocks/keep.ts'

type Alert = { messageId: string; type: string; detail: Prisma.InputJsonObject }

/**
 * A mail that did not arrive must not look answered: its conversation comes back to the inbox, its timeline says
 * why, and whoever wrote the mail hears of it at once. What the product sent by itself troubles nobody.
 */
export async function alertUndelivered(ctx: OrgContext, { messageId, type, detail }: Alert): Promise<void> {
  const message = await ctx.db.message.findUniqueOrThrow({
    where: { id: messageId },
    select: { conversationId: true, authorId: true, autoKind: true, forwardedId: true },
  })
  const { conversationId, authorId } = message
  if (message.autoKind !== 'human') return
  await ctx.db.conversation.update({
    where: { id: conversationId },
    data: {
      status: 'open',
      resolvedAt: null,
      snoozedUntil: null,
      ...(message.forwardedId === null ? { waitingSince: await databaseTime(ctx) } : {}),
    },
  })
  await keepClocks(ctx, [conversationId])
  await recordEvent(ctx, conversationId, type, {
    messageId,
    ...detail,
    status: 'open',
    snoozedUntil: null,
  })
  ctx.emit({ type: 'conversation.updated', conversationId })
  ctx.emit({ type: 'delivery.failed', conversationId, messageId, memberId: authorId ?? '' })
}
