import { Prisma } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import type { Actor, OrgContext } from './context.ts'
import { storableJson } from './messages/storable.ts'

type AuditInput = {
  action: string
  subjectType: string
  subjectId: string
  before?: Prisma.InputJsonValue
  after?: Prisma.InputJsonValue
}

/**
 * Writes the legal record in the verb's own transaction: when this fails, the change fails too. Another insert can
 * be written with it by the same statement.
 */
export async function writeAudit(ctx: OrgContext, input: AuditInput, beside?: Prisma.Sql): Promise<void> {
  const { action, subjectType, subjectId, before = null, after = null } = input
  const also = beside ? Prisma.sql`WITH beside AS (${beside})` : Prisma.empty
  await ctx.db.$executeRaw`
    ${also} INSERT INTO audit_entries (id, organization_id, actor, action, subject_type, subject_id, before, after,
      request_id, created_at)
    VALUES (${newId()}::uuid, ${ctx.organizationId}::uuid, ${storableJson(actorRecord(ctx.actor))}::jsonb, ${action},
      ${subjectType}, ${subjectId}, ${storableJson(before)}::jsonb, ${storableJson(after)}::jsonb,
      ${ctx.requestId ?? null}, clock_timestamp())`
}

/** An actor as it is kept in rows: its type, id and the name it had then. */
export function actorRecord(actor: Actor): { type: string; id: string; name: string } {
  switch (actor.type) {
    case 'member':
      return { type: 'member', id: actor.memberId, name: actor.name }
    case 'api_key':
      return { type: 'api_key', id: actor.apiKeyId, name: actor.name }
    case 'system':
      return { type: 'system', id: '', name: actor.name }
  }
}
