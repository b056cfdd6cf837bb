import { asSystem, systemReader } from '@frontdesk/db/tenancy'
import { logger } from '@frontdesk/runtime/logger'
import { forgetSessions } from '../remembered/sessions.ts'
import { writeAudit } from '../system-audit.ts'

type Replaced = { sessionId: string; organizationId: string; late: boolean }

/** Calls that left together with the one that was given the successor may arrive after it. */
const graceSeconds = 60

/**
 * The session an earlier token was of, while its successor was not used or only just now. A token that comes later
 * is in two hands, so that its session ends for both; null then, and for a token nobody knows.
 */
export async function findReplaced(tokenHash: string): Promise<string | null> {
  const [found] = await systemReader().$queryRaw<Replaced[]>`
    SELECT session_id AS "sessionId", organization_id AS "organizationId",
      coalesce(replaced_at < now() - make_interval(secs => ${graceSeconds}), false) AS late
    FROM replaced_session_tokens WHERE token_hash = ${tokenHash}`
  if (!found) return null
  if (!found.late) return found.sessionId
  await endReused(found)
  return null
}

async function endReused({ sessionId, organizationId }: Replaced): Promise<void> {
  const ended = await asSystem('reused session token', async (db) => {
    const count = await db.$executeRaw`
      UPDATE sessions SET revoked_at = now() WHERE id = ${sessionId}::uuid AND revoked_at IS NULL`
    if (count === 0) return false
    await writeAudit(db, {
      organizationId,
      actor: { type: 'system', name: 'sign-in' },
      action: 'session.token_reused',
      subjectType: 'session',
      subjectId: sessionId,
    })
    return true
  })
  if (!ended) return
  logger.warn({ sessionId }, 'an earlier token of a session was used, and the session ended')
  await forgetSessions()
}

/** From the first use of a token on, the one before it has its days numbered. */
export async function noteSuccessor(sessionId: string): Promise<void> {
  await asSystem('session renewal', async (db) => {
    await db.$executeRaw`UPDATE sessions SET token_seen = true WHERE id = ${sessionId}::uuid AND NOT token_seen`
    await db.$executeRaw`
      UPDATE replaced_session_tokens SET replaced_at = now()
      WHERE session_id = ${sessionId}::uuid AND replaced_at IS NULL`
  })
}
