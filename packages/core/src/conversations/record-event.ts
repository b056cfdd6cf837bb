import type { Prisma } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import { actorRecord } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { storableValue } from '../messages/storable.ts'

/** Adds a line to a conversation's timeline. */
export async function recordEvent(
  ctx: OrgContext,
  conversationId: string,
  type: string,
  detail: Prisma.InputJsonObject = {},
): Promise<void> {
  await ctx.db.conversationEvent.create({
    data: {
      id: newId(),
      organizationId: ctx.organizationId,
      conversationId,
      type,
      actor: actorRecord(ctx.actor),
      detail: storableValue(detail),
    },
  })
}
