import { asSystem } from '@frontdesk/db/tenancy'
import { hashToken, randomToken } from '@frontdesk/runtime/crypto'

const oldEnoughMinutes = 15

/**
 * Gives the session that holds `token` another one, and returns it once; null where the token is young or was
 * followed already, so that of several calls at the same moment one gets a successor. The old token goes on until
 * the new one is used. How long the session lasts stays as it is.
 */
export function renewSession(token: string): Promise<string | null> {
  const [before, next] = [hashToken(token), randomToken()]
  return asSystem('session renewal', async (db) => {
    const [renewed] = await db.$queryRaw<{ id: string; organizationId: string }[]>`
      UPDATE sessions SET token_hash = ${hashToken(next)}, token_issued_at = now(), token_seen = false
      WHERE token_hash = ${before} AND revoked_at IS NULL AND expires_at > now()
        AND token_issued_at < now() - make_interval(mins => ${oldEnoughMinutes})
      RETURNING id, organization_id AS "organizationId"`
    if (!renewed) return null
    await db.replacedSessionToken.create({
      data: { tokenHash: before, organizationId: renewed.organizationId, sessionId: renewed.id },
    })
    return next
  })
}
