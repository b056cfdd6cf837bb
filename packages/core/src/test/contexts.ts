import type { TestOrganization } from '@frontdesk/db/test/factories'
import { asSystem, inOrganization, type OrgContext } from '../context.ts'
import type { Role } from '../permissions.ts'

/** Runs a verb as the member with a role of a test organization. */
export function as<T>(
  organization: TestOrganization,
  role: Role,
  run: (ctx: OrgContext) => Promise<T>,
): Promise<T> {
  const { id, name } = organization.members[role]
  return inOrganization(
    { organizationId: organization.id, actor: { type: 'member', memberId: id, name, role } },
    run,
  )
}

/** Runs a verb as the product itself. */
export function asProduct<T>(
  organization: TestOrganization,
  run: (ctx: OrgContext) => Promise<T>,
): Promise<T> {
  return inOrganization({ organizationId: organization.id, actor: { type: 'system', name: 'test' } }, run)
}

/** The audit entries of one action, newest first. */
export function auditEntries(organization: TestOrganization, action: string) {
  return asSystem('test', (db) =>
    db.auditEntry.findMany({
      where: { organizationId: organization.id, action },
      orderBy: { createdAt: 'desc' },
    }),
  )
}

/** The jobs promised for an organization and not done yet. */
export function promisedJobs(organization: TestOrganization, job: string) {
  return asSystem('test', (db) =>
    db.outbox.findMany({
      where: { organizationId: organization.id, job, doneAt: null },
      orderBy: { id: 'asc' },
    }),
  )
}
