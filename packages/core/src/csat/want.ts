import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'
import { databaseTime } from '../database-time.ts'
import { findCsatSettings } from './settings.ts'

/** Notes that a conversation was resolved, where the organization asks how it went, and promises to look into it. */
export async function wantCsat(ctx: OrgContext, conversationId: string): Promise<void> {
  const settings = await findCsatSettings(ctx)
  if (!settings.enabled) return
  const { contactId, assigneeId } = await ctx.db.conversation.findUniqueOrThrow({
    where: { id: conversationId },
    select: { contactId: true, assigneeId: true },
  })
  const resolvedAt = await databaseTime(ctx)
  const id = newId()
  const { count } = await ctx.db.csatRequest.createMany({
    data: [{ id, organizationId: ctx.organizationId, conversationId, contactId, assigneeId, resolvedAt }],
    skipDuplicates: true,
  })
  if (count === 0) return
  const notBefore = new Date(resolvedAt.getTime() + settings.delayMinutes * 60_000)
  ctx.emit({ type: 'csat.wanted', requestId: id, notBefore })
}
