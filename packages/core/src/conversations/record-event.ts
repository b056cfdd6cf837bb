import { Prisma } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { tellOfChange } from '../followers/tell.ts'
import { storableJson } from '../messages/storable.ts'
import { noteChange, type TimelineChange } from '../notifications/note-change.ts'
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
  const change = { conversationId, type, eventId: newId(), detail }
  await ctx.db.$executeRaw(insertEvent(ctx, change))
  await tellOthers(ctx, change)
}

/** The same together with the audit entry of a change, in one statement. */
export async function recordAudited(
  ctx: OrgContext,
  conversationId: string,
  type: string,
  { before, after }: { before: Prisma.InputJsonObject; after: Prisma.InputJsonObject },
): Promise<void> {
  const audit = { action: `conversation.${type}`, subjectType: 'conversation', subjectId: conversationId }
  const change = { conversationId, type, eventId: newId(), detail: after }
  await writeAudit(ctx, { ...audit, before, after }, insertEvent(ctx, change))
  await tellOthers(ctx, change)
}

function insertEvent(ctx: OrgContext, { conversationId, type, eventId, detail }: TimelineChange) {
  return Prisma.sql`
    INSERT INTO conversation_events (id, organization_id, conversation_id, type, actor, detail, created_at)
    VALUES (${eventId}::uuid, ${ctx.organizationId}::uuid, ${conversationId}::uuid, ${type},
      ${storableJson(actorRecord(ctx.actor))}::jsonb, ${storableJson(detail)}::jsonb, clock_timestamp())`
}

async function tellOthers(ctx: OrgContext, change: TimelineChange): Promise<void> {
  if (wakesQueue.has(change.type)) await wakeQueue(ctx)
  await noteChange(ctx, change)
  await tellOfChange(ctx, change)
}
