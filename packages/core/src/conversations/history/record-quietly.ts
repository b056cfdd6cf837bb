import { Prisma } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import { actorRecord } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { storableJson } from '../../messages/storable.ts'

/** Lines of the timeline that are kept so that a conversation's past is whole, and that nobody needs to read. */
export const quietTypes = [
  'opened',
  'classified',
  'led_on',
  'team_deleted',
  'draft_offered',
  'draft_dismissed',
] as const
export type QuietType = (typeof quietTypes)[number]

/** Adds such a line to conversations; nobody is told. */
export async function recordQuietly(
  ctx: OrgContext,
  conversationIds: readonly string[],
  type: QuietType,
  detail: Prisma.InputJsonObject = {},
): Promise<void> {
  if (conversationIds.length === 0) return
  const rows = JSON.stringify(conversationIds.map((conversationId) => ({ id: newId(), conversationId })))
  await ctx.db.$executeRaw(Prisma.sql`
    INSERT INTO conversation_events (id, organization_id, conversation_id, type, actor, detail, created_at)
    SELECT r.id, ${ctx.organizationId}::uuid, r."conversationId", ${type},
      ${storableJson(actorRecord(ctx.actor))}::jsonb, ${storableJson(detail)}::jsonb, clock_timestamp()
    FROM json_to_recordset(${rows}::json) AS r (id uuid, "conversationId" uuid)`)
}
