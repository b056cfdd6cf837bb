import { Prisma, type SystemDb } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import { currentRequestId } from '@frontdesk/runtime/logger'
import { actorRecord } from '../audit.ts'
import type { Actor } from '../context.ts'

type Entry = {
  organizationId: string
  actor: Actor
  action: string
  subjectType: string
  subjectId: string
  after?: Prisma.InputJsonValue
}

/** The legal record of changes that only a system transaction can make, written in that transaction. */
export async function writeAudit(db: SystemDb, entry: Entry): Promise<void> {
  await db.auditEntry.create({
    data: {
      ...entry,
      id: newId(),
      actor: actorRecord(entry.actor),
      before: Prisma.JsonNull,
      after: entry.after ?? Prisma.JsonNull,
      requestId: currentRequestId() ?? null,
    },
  })
}

/** The same entry in every organization the user belongs to: a password opens all of them. */
export async function writeAuditForUser(db: SystemDb, userId: string, action: string): Promise<void> {
  const memberships = await db.member.findMany({ where: { userId } })
  for (const { organizationId, id, name, role } of memberships) {
    const actor: Actor = { type: 'member', memberId: id, name, role }
    await writeAudit(db, { organizationId, actor, action, subjectType: 'member', subjectId: id })
  }
}
