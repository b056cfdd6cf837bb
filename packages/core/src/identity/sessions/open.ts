import type { SystemDb } from '@frontdesk/db/tenancy'
import { now } from '@frontdesk/runtime/clock'
import { hashToken, randomToken } from '@frontdesk/runtime/crypto'
import { newId } from '@frontdesk/runtime/id'
import type { ProviderId } from '../single-sign-on/providers.ts'
import { writeAudit } from '../system-audit.ts'
import type { Membership } from './membership.ts'

export type SignIn = {
  token: string
  sessionId: string
  organizationId: string
  name: string
  expiresAt: Date
}

type Opened = { by: 'password' | ProviderId; address: string | null; userAgent: string | null }

/** Opens a session as long as the organization lets one last. Its token is returned once and kept as its hash. */
export async function openSession(
  db: SystemDb,
  userId: string,
  membership: Membership,
  { by, address, userAgent }: Opened,
): Promise<SignIn> {
  const { organizationId, memberId, name, sessionHours } = membership
  const token = randomToken()
  const expiresAt = new Date(now().getTime() + sessionHours * 3_600_000)
  const session = {
    id: newId(),
    organizationId,
    memberId,
    userId,
    tokenHash: hashToken(token),
    openedBy: by,
    address: address?.slice(0, 64) ?? null,
    userAgent: userAgent?.slice(0, 300) ?? null,
    expiresAt,
  }
  await db.session.create({ data: session })
  await writeAudit(db, {
    organizationId,
    actor: membership,
    action: 'session.opened',
    subjectType: 'session',
    subjectId: session.id,
    after: { by },
  })
  return { token, sessionId: session.id, organizationId, name, expiresAt }
}
