import type { OrgContext } from './context.ts'
import { Forbidden } from './errors.ts'

export type Role = 'owner' | 'admin' | 'agent' | 'viewer'

/** The one table of who may do what: the least role for each permission. */
const leastRole = {
  'account:read': 'viewer',
  'conversations:read': 'viewer',
  'contacts:read': 'viewer',
  'knowledge:read': 'viewer',
  'mailboxes:read': 'viewer',
  'members:read': 'viewer',
  'categories:read': 'viewer',
  'teams:read': 'viewer',
  'workflows:read': 'viewer',
  'sla:read': 'viewer',
  'fields:read': 'viewer',
  'conversations:update': 'agent',
  'conversations:reply': 'agent',
  'conversations:delete': 'admin',
  'contacts:write': 'agent',
  'knowledge:write': 'agent',
  'knowledge:publish': 'admin',
  'workflows:run': 'agent',
  'workflows:write': 'admin',
  'categories:write': 'admin',
  'teams:write': 'admin',
  'sla:write': 'admin',
  'fields:write': 'admin',
  'routing:write': 'admin',
  'mailboxes:write': 'admin',
  'members:manage': 'admin',
  'security:manage': 'admin',
  'api-keys:manage': 'admin',
  'assistant:manage': 'admin',
  'actions:approve': 'admin',
  'operations:manage': 'admin',
  'audit:read': 'admin',
  'webhooks:manage': 'admin',
  'compliance:read': 'admin',
  'compliance:write': 'admin',
  'csat:manage': 'admin',
  'help-center:manage': 'admin',
  'chat:manage': 'admin',
  'replays:read': 'viewer',
  'reports:read': 'viewer',
  'replays:run': 'admin',
} as const satisfies Record<string, Role>

export type Permission = keyof typeof leastRole

export const everyPermission = Object.keys(leastRole) as Permission[]

const rank: Record<Role, number> = { viewer: 0, agent: 1, admin: 2, owner: 3 }

export function roleAllows(role: Role, permission: Permission): boolean {
  return rank[role] >= rank[leastRole[permission]]
}

/** Somebody with a role, and the part of it that a role of the organization's own or a key's scope leaves them. */
export type Holder = { role: Role; permissions?: readonly string[] | null }

export function allows(holder: Holder, permission: Permission): boolean {
  return roleAllows(holder.role, permission) && (holder.permissions?.includes(permission) ?? true)
}

export function permissionsOf(holder: Holder): Permission[] {
  return everyPermission.filter((permission) => allows(holder, permission))
}

/** The lowest of the roles that may do all of it. */
export function leastRoleFor(permissions: readonly Permission[]): Role {
  const ranked = permissions.map((permission) => leastRole[permission]).sort((a, b) => rank[b] - rank[a])
  return ranked[0] ?? 'viewer'
}

/** At least as high in rank. */
export function outranks(role: Role, other: Role): boolean {
  return rank[role] >= rank[other]
}

/** Nobody hands out more than they hold. */
export function mayHandOut(holder: Holder, given: Holder): boolean {
  return outranks(holder.role, given.role) && permissionsOf(given).every((one) => allows(holder, one))
}

/** Throws Forbidden unless the actor may. The product's own work is always allowed. */
export function require(ctx: OrgContext, permission: Permission): void {
  const { actor } = ctx
  if (actor.type === 'system') return
  if (!allows(actor, permission)) throw new Forbidden(permission)
}
