import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict, Forbidden, Invalid } from '../errors.ts'
import { leastRoleFor, mayHandOut, type Permission, type Role, require } from '../permissions.ts'
import { type CustomRole, findCustomRole } from './rows.ts'

type Input = { name: string; permissions: Permission[] }
type Granted = { role: Exclude<Role, 'owner'>; permissions: Permission[] }

/** Without it nobody could find out who they are here. */
const always: Permission = 'account:read'
const mostRoles = 50

/** Makes a role of the organization's own from permissions that its maker holds, all of them below an owner's. */
export async function createCustomRole(ctx: OrgContext, input: Input): Promise<CustomRole> {
  require(ctx, 'members:manage')
  const granted = grantedBy(ctx, input.permissions)
  await refuseTakenName(ctx, input.name)
  if ((await ctx.db.customRole.count()) >= mostRoles) {
    throw new Conflict(`An organization has at most ${mostRoles} roles of its own`, 'too_many_roles')
  }
  const role = { id: newId(), name: input.name, ...granted }
  await ctx.db.customRole.create({ data: { ...role, organizationId: ctx.organizationId } })
  await writeAudit(ctx, {
    action: 'role.created',
    subjectType: 'role',
    subjectId: role.id,
    after: { name: role.name, permissions: role.permissions },
  })
  ctx.emit({ type: 'settings.changed', subject: 'members' })
  return role
}

/** Changes what a role may. It counts from the next request of everybody and every key that has it. */
export async function changeCustomRole(ctx: OrgContext, input: Input & { id: string }): Promise<CustomRole> {
  require(ctx, 'members:manage')
  const before = await findCustomRole(ctx, input.id)
  refuseBeyond(ctx, before)
  const granted = grantedBy(ctx, input.permissions)
  if (before.name !== input.name) await refuseTakenName(ctx, input.name)
  const after = { id: input.id, name: input.name, ...granted }
  if (JSON.stringify(before) === JSON.stringify(after)) return before
  await ctx.db.customRole.update({ where: { id: input.id }, data: { name: input.name, ...granted } })
  const rank = { where: { customRoleId: input.id }, data: { role: granted.role } }
  await ctx.db.member.updateMany(rank)
  await ctx.db.apiKey.updateMany(rank)
  await writeAudit(ctx, {
    action: 'role.changed',
    subjectType: 'role',
    subjectId: input.id,
    before: { name: before.name, permissions: before.permissions },
    after: { name: after.name, permissions: after.permissions },
  })
  ctx.emit({ type: 'sessions.ended' })
  ctx.emit({ type: 'api_keys.ended' })
  ctx.emit({ type: 'settings.changed', subject: 'members' })
  return after
}

/** Removes a role that nobody has any more. */
export async function deleteCustomRole(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'members:manage')
  const role = await findCustomRole(ctx, id)
  refuseBeyond(ctx, role)
  const holders = { where: { customRoleId: id } }
  const inUse =
    (await ctx.db.member.count(holders)) +
    (await ctx.db.apiKey.count({ where: { customRoleId: id, revokedAt: null } }))
  if (inUse > 0) throw new Conflict('Give those who have this role another one first', 'role_in_use')
  await ctx.db.apiKey.updateMany({ ...holders, data: { customRoleId: null } })
  await ctx.db.customRole.delete({ where: { id } })
  await writeAudit(ctx, {
    action: 'role.deleted',
    subjectType: 'role',
    subjectId: id,
    before: { name: role.name, permissions: role.permissions },
  })
  ctx.emit({ type: 'settings.changed', subject: 'members' })
}

function grantedBy(ctx: OrgContext, chosen: Permission[]): Granted {
  const permissions = [...new Set<Permission>([always, ...chosen])].sort()
  const role = leastRoleFor(permissions)
  if (role === 'owner') throw new Invalid('Only owners may do some of this', 'permissions')
  refuseBeyond(ctx, { role, permissions })
  return { role, permissions }
}

function refuseBeyond({ actor }: OrgContext, given: { role: Role; permissions: string[] }): void {
  if (actor.type !== 'system' && !mayHandOut(actor, given))
    throw new Forbidden('no more than you may yourself')
}

async function refuseTakenName(ctx: OrgContext, name: string): Promise<void> {
  const builtIn = ['owner', 'admin', 'agent', 'viewer'].includes(name.toLowerCase())
  if (builtIn || (await ctx.db.customRole.findFirst({ where: { name } }))) {
    throw new Conflict(`There is a role called ${name} already`, 'name_taken')
  }
}
