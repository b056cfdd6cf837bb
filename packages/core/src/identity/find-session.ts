import { systemReader } from '@frontdesk/db/tenancy'
import { hashToken } from '@frontdesk/runtime/crypto'
import type { Actor } from '../context.ts'
import type { Role } from '../permissions.ts'
import { rememberSession } from './remembered/sessions.ts'

export type FoundSession = {
  sessionId: string
  organizationId: string
  actor: Extract<Actor, { type: 'member' }>
}

type Row = {
  sessionId: string
  organizationId: string
  memberId: string
  name: string
  role: Role
  expiresAt: Date
}

/** Who holds this session token; null when it is unknown, expired or revoked, or its member or user is disabled. */
export async function findSession(token: string): Promise<FoundSession | null> {
  const tokenHash = hashToken(token)
  const row = await rememberSession(tokenHash, () => lookUp(tokenHash))
  if (!row) return null
  const { sessionId, organizationId, ...member } = row
  return { sessionId, organizationId, actor: { type: 'member', ...member } }
}

async function lookUp(tokenHash: string): Promise<Row | null> {
  const [row] = await systemReader().$queryRaw<Row[]>`
    SELECT s.id AS "sessionId", s.organization_id AS "organizationId", m.id AS "memberId", m.name, m.role::text AS role,
      s.expires_at AS "expiresAt"
    FROM sessions s
      JOIN members m ON m.organization_id = s.organization_id AND m.id = s.member_id
      JOIN users u ON u.id = s.user_id
    WHERE s.token_hash = ${tokenHash} AND s.revoked_at IS NULL AND s.expires_at > now()
      AND m.disabled_at IS NULL AND u.disabled_at IS NULL AND m.user_id = s.user_id`
  return row ?? null
}
