import type { Prisma } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import { actorRecord } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { tellOfChange } from '../followers/tell.ts'
import { storableJson } from '../messages/storable.ts'
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
  await ctx.db.$executeRaw`
    INSERT INTO conversation_events (id, organization_id, conversation_id, type, actor, detail, created_at)
    VALUES (${newId()}::uuid, ${ctx.organizationId}::uuid, ${conversationId}::uuid, ${type},
      ${storableJson(actorRecord(ctx.actor))}::jsonb, ${storableJson(detail)}::jsonb, clock_timestamp())`
  if (wakesQueue.has(type)) await wakeQueue(ctx)
  await tellOfChange(ctx, conversationId, type)
}
