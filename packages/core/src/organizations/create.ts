import { defaultCategories } from '@frontdesk/ai/local/seed-examples/default-categories'
import { asSystem, type SystemDb } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import type { Actor } from '../context.ts'
import { hashPassword } from '../identity/password.ts'
import { writeAudit } from '../identity/system-audit.ts'
import { addSafetyPolicy } from '../sla/policies/safety.ts'
import { addBuiltInWorkflows } from '../workflows/templates/found.ts'

type Input = { slug: string; name: string; owner: { email: string; name: string; password: string } }

export type CreatedOrganization = { organizationId: string; memberId: string; userId: string }

/**
 * Founds an organization with its owner, the default categories and the SLA policy for safety. A user who exists keeps their password.
 * No permission guards it: it is for set-up, and no route leads here.
 */
export async function createOrganization(input: Input): Promise<CreatedOrganization> {
  const passwordHash = await hashPassword(input.owner.password)
  return asSystem('found organization', async (db) => {
    const organizationId = newId()
    await db.organization.create({ data: { id: organizationId, slug: input.slug, name: input.name } })
    const owner = await addMember(db, organizationId, { ...input.owner, passwordHash, role: 'owner' })
    await db.category.createMany({
      data: defaultCategories.map(({ key, name, description, route }, position) => ({
        id: newId(),
        organizationId,
        key,
        name,
        description,
        route,
        position,
      })),
    })
    await addSafetyPolicy(db, organizationId)
    await addBuiltInWorkflows(db, organizationId)
    await writeAudit(db, {
      organizationId,
      actor: owner.actor,
      action: 'organization.created',
      subjectType: 'organization',
      subjectId: organizationId,
      after: { slug: input.slug, name: input.name },
    })
    return { organizationId, memberId: owner.memberId, userId: owner.userId }
  })
}

type NewMember = {
  email: string
  name: string
  passwordHash: string
  role: Extract<Actor, { type: 'member' }>['role']
}

async function addMember(
  db: SystemDb,
  organizationId: string,
  { email: given, name, passwordHash, role }: NewMember,
) {
  const email = given.toLowerCase()
  const user = await db.user.upsert({
    where: { email },
    create: { id: newId(), email, passwordHash },
    update: {},
  })
  const memberId = newId()
  await db.member.create({ data: { id: memberId, organizationId, userId: user.id, email, name, role } })
  return { memberId, userId: user.id, actor: { type: 'member', memberId, name, role } as const }
}
