import { Prisma } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import type { Actor, OrgContext } from './context.ts'
import { storableValue } from './messages/storable.ts'

type AuditInput = {
  action: string
  subjectType: string
  subjectId: string
  before?: Prisma.InputJsonValue
  after?: Prisma.InputJsonValue
}

/** Writes the legal record in the verb's own transaction: when this fails, the change fails too. */
export async function writeAudit(ctx: OrgContext, input: AuditInput): Promise<void> {
  await ctx.db.auditEntry.create({
    data: {
      id: newId(),
      organizationId: ctx.organizationId,
      actor: actorRecord(ctx.actor),
      action: input.action,
      subjectType: input.subjectType,
      subjectId: input.subjectId,
      before: input.before === undefined ? Prisma.JsonNull : storableValue(input.before),
      after: input.after === undefined ? Prisma.JsonNull : storableValue(input.after),
      requestId: ctx.requestId ?? null,
    },
  })
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
