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
  'api-keys:manage': 'admin',
  'assistant:manage': 'admin',
  'actions:approve': 'admin',
  'operations:manage': 'admin',
  'audit:read': 'admin',
  'webhooks:manage': 'admin',
  'compliance:read': 'admin',
  'compliance:write': 'admin',
  'csat:manage': 'admin',
  'chat:manage': 'admin',
  'help-center:manage': 'admin',
  'replays:read': 'viewer',
  'reports:read': 'viewer',
  'replays:run': 'admin',
} as const satisfies Record<string, Role>

export type Permission = keyof typeof leastRole

const rank: Record<Role, number> = { viewer: 0, agent: 1, admin: 2, owner: 3 }

export function roleAllows(role: Role, permission: Permission): boolean {
  return rank[role] >= rank[leastRole[permission]]
}

export function permissionsOf(role: Role): Permission[] {
  return (Object.keys(leastRole) as Permission[]).filter((permission) => roleAllows(role, permission))
}

/** Nobody hands out more than they hold. */
export function outranks(role: Role, other: Role): boolean {
  return rank[role] >= rank[other]
}

/** Throws Forbidden unless the actor may. The product's own work is always allowed. */
export function require(ctx: OrgContext, permission: Permission): void {
  const { actor } = ctx
  if (actor.type === 'system') return
  if (!roleAllows(actor.role, permission)) throw new Forbidden(permission)
}
