import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import type { Role } from '../permissions.ts'

export type CustomRole = { id: string; name: string; role: Role; permissions: string[] }
export type CustomRoleView = CustomRole & { members: number; apiKeys: number }

/** The organization's own roles by name, and how many hold each. */
export async function listCustomRoles(ctx: OrgContext): Promise<CustomRoleView[]> {
  return await ctx.db.$queryRaw<CustomRoleView[]>`
    SELECT r.id, r.name, r.role::text AS role, r.permissions,
      (SELECT count(*)::int FROM members m WHERE m.custom_role_id = r.id) AS members,
      (SELECT count(*)::int FROM api_keys k WHERE k.custom_role_id = r.id AND k.revoked_at IS NULL) AS "apiKeys"
    FROM custom_roles r ORDER BY r.name, r.id`
}

export async function findCustomRole(ctx: OrgContext, id: string): Promise<CustomRole> {
  const role = await ctx.db.customRole.findUnique({ where: { id } })
  if (!role) throw new NotFound('The role')
  return { id: role.id, name: role.name, role: role.role, permissions: role.permissions }
}
