import type { Prisma } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import { actorRecord } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { storableValue } from '../messages/storable.ts'
import { wakeQueue } from '../routing/queue/wake.ts'

/** What makes a conversation wait for somebody, or leaves somebody free to take another. */
const wakesQueue = new Set([
  'reopened',
  'woken',
  'unassigned',
  'team_assigned',
  'prioritized',
  'marked_spam',
  'marked_not_spam',
  'parked',
  'snoozed',
  'replied_and_resolved',
  'resolved',
  'closed',
  'classification_corrected',
])

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
  if (wakesQueue.has(type)) await wakeQueue(ctx)
}
