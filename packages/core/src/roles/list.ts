import type { OrgContext } from '../context.ts'
import {
  everyPermission,
  leastRoleFor,
  type Permission,
  permissionsOf,
  type Role,
  require,
} from '../permissions.ts'
import { type CustomRoleView, listCustomRoles } from './rows.ts'

export type RolesView = {
  /** everything that can be allowed, with the least of the built-in roles that may */
  permissions: { name: Permission; least: Role }[]
  builtIn: { role: Role; permissions: Permission[] }[]
  custom: CustomRoleView[]
}

const builtIn: Role[] = ['owner', 'admin', 'agent', 'viewer']

/** Who may do what: the one table of permissions, by role, and the organization's own roles. */
export async function listRoles(ctx: OrgContext): Promise<RolesView> {
  require(ctx, 'members:read')
  return {
    permissions: everyPermission.map((name) => ({ name, least: leastRoleFor([name]) })),
    builtIn: builtIn.map((role) => ({ role, permissions: permissionsOf({ role }) })),
    custom: await listCustomRoles(ctx),
  }
}
