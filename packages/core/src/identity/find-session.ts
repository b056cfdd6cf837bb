import { Prisma, systemReader } from '@frontdesk/db/tenancy'
import { hashToken } from '@frontdesk/runtime/crypto'
import type { Actor } from '../context.ts'
import type { Role } from '../permissions.ts'
import { rememberSession } from './remembered/sessions.ts'
import { findReplaced, noteSuccessor } from './sessions/replaced.ts'

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
  permissions: string[] | null
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
  const [row] = await select(Prisma.sql`s.token_hash = ${tokenHash}`)
  if (row) {
    if (!row.tokenSeen) await noteSuccessor(row.sessionId)
    return withoutToken(row)
  }
  const sessionId = await findReplaced(tokenHash)
  if (sessionId === null) return null
  const [replaced] = await select(Prisma.sql`s.id = ${sessionId}::uuid`)
  return replaced ? withoutToken(replaced) : null
}

function select(which: Prisma.Sql) {
  return systemReader().$queryRaw<(Row & { tokenSeen: boolean })[]>`
    SELECT s.id AS "sessionId", s.organization_id AS "organizationId", m.id AS "memberId", m.name, m.role::text AS role,
      r.permissions, s.expires_at AS "expiresAt", s.token_seen AS "tokenSeen"
    FROM sessions s
      JOIN members m ON m.organization_id = s.organization_id AND m.id = s.member_id
      JOIN users u ON u.id = s.user_id
      LEFT JOIN custom_roles r ON r.organization_id = m.organization_id AND r.id = m.custom_role_id
    WHERE ${which} AND s.revoked_at IS NULL AND s.expires_at > now()
      AND m.disabled_at IS NULL AND u.disabled_at IS NULL AND m.user_id = s.user_id`
}

function withoutToken({ tokenSeen, ...row }: Row & { tokenSeen: boolean }): Row {
  return row
}
