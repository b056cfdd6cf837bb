import type { Role } from '../permissions.ts'

export type ApiKeyView = {
  id: string
  name: string
  prefix: string
  role: Role
  /** the role of the organization's own that narrows `role` down */
  customRoleId: string | null
  /** what is left of the role's permissions; null for all of them */
  scope: string[] | null
  createdAt: string
  lastUsedAt: string | null
  revokedAt: string | null
}

type Row = {
  id: string
  name: string
  prefix: string
  role: Role
  customRoleId: string | null
  scope: unknown
  createdAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

export function viewApiKey(row: Row): ApiKeyView {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    role: row.role,
    customRoleId: row.customRoleId,
    scope: Array.isArray(row.scope) ? row.scope.map(String) : null,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }
}
