import type { Role } from '../permissions.ts'

export type ApiKeyView = {
  id: string
  name: string
  prefix: string
  role: Role
  createdAt: string
  lastUsedAt: string | null
  revokedAt: string | null
}

type Row = {
  id: string
  name: string
  prefix: string
  role: Role
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
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }
}
