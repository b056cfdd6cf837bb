import { systemReader } from '@frontdesk/db/tenancy'
import { hashToken } from '@frontdesk/runtime/crypto'
import type { Actor } from '../context.ts'
import type { Role } from '../permissions.ts'
import { rememberKey } from './remembered-keys.ts'

type Row = {
  organizationId: string
  apiKeyId: string
  name: string
  role: Role
  scope: string[] | null
  ofRole: string[] | null
  stale: boolean
}

export type FoundApiKey = { organizationId: string; actor: Extract<Actor, { type: 'api_key' }> }

/** Whose API key this is; null when it is unknown or revoked. Remembers once a minute that it was used. */
export function findApiKey(key: string): Promise<FoundApiKey | null> {
  const hash = hashToken(key)
  return rememberKey(hash, () => lookUp(hash))
}

async function lookUp(hash: string): Promise<FoundApiKey | null> {
  const db = systemReader()
  const [row] = await db.$queryRaw<Row[]>`
    SELECT k.organization_id AS "organizationId", k.id AS "apiKeyId", k.name, k.role::text AS role, k.scope,
      r.permissions AS "ofRole", coalesce(k.last_used_at < now() - interval '1 minute', true) AS stale
    FROM api_keys k
      LEFT JOIN custom_roles r ON r.organization_id = k.organization_id AND r.id = k.custom_role_id
    WHERE k.key_hash = ${hash} AND k.revoked_at IS NULL`
  if (!row) return null
  const { organizationId, stale, scope, ofRole, ...apiKey } = row
  if (stale) {
    await db.$executeRaw`UPDATE api_keys SET last_used_at = now() WHERE id = ${row.apiKeyId}::uuid`
  }
  return { organizationId, actor: { type: 'api_key', ...apiKey, permissions: inBoth(scope, ofRole) } }
}

function inBoth(scope: string[] | null, ofRole: string[] | null): string[] | null {
  if (scope === null || ofRole === null) return scope ?? ofRole
  return scope.filter((permission) => ofRole.includes(permission))
}
