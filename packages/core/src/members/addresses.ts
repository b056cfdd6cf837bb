import type { OrgContext } from '../context.ts'
import { type Permission, type Role, roleAllows } from '../permissions.ts'

const mostTold = 50
const roles: Role[] = ['owner', 'admin', 'agent', 'viewer']

/** The addresses of those whose role allows something, who are told what needs one of them. */
export async function addressesOfWhoMay(ctx: OrgContext, permission: Permission): Promise<string[]> {
  const members = await ctx.db.$queryRaw<{ email: string }[]>`
    SELECT m.email FROM members m LEFT JOIN custom_roles r ON r.id = m.custom_role_id
    WHERE m.role::text = ANY(${roles.filter((role) => roleAllows(role, permission))}) AND m.disabled_at IS NULL
      AND (r.id IS NULL OR ${permission} = ANY(r.permissions))
    ORDER BY m.id LIMIT ${mostTold}`
  return members.map(({ email }) => email)
}
