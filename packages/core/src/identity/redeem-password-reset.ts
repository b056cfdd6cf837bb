import { asSystem, type SystemDb, systemReader } from '@frontdesk/db/tenancy'
import { hashToken } from '@frontdesk/runtime/crypto'
import { Invalid } from '../errors.ts'
import { setPassword } from './change-password.ts'
import { hashPassword } from './password.ts'
import { forgetSessions } from './remembered/sessions.ts'
import { writeAuditForUser } from './system-audit.ts'

/** Sets a new password with the token from the mail, once, and ends all sessions of the user. */
export async function redeemPasswordReset(input: { token: string; password: string }): Promise<void> {
  const tokenHash = hashToken(input.token)
  // A look before the costly hash, so that made-up tokens cost next to nothing.
  await findUserId(systemReader(), tokenHash)
  const passwordHash = await hashPassword(input.password)
  await asSystem('password reset', async (db) => {
    const userId = await findUserId(db, tokenHash, true)
    await setPassword(db, userId, passwordHash, undefined)
    await writeAuditForUser(db, userId, 'password.reset')
  })
  await forgetSessions()
}

/** With `claim`, the row is marked used in the same statement, so that two requests cannot both win. */
async function findUserId(db: SystemDb, tokenHash: string, claim = false): Promise<string> {
  const rows = claim
    ? await db.$queryRaw<{ userId: string }[]>`
        UPDATE password_resets SET used_at = now() FROM users
        WHERE token_hash = ${tokenHash} AND used_at IS NULL AND expires_at > now()
          AND users.id = user_id AND users.disabled_at IS NULL
        RETURNING user_id AS "userId"`
    : await db.$queryRaw<{ userId: string }[]>`
        SELECT user_id AS "userId" FROM password_resets JOIN users ON users.id = user_id
        WHERE token_hash = ${tokenHash} AND used_at IS NULL AND expires_at > now() AND users.disabled_at IS NULL`
  const [row] = rows
  if (!row) throw new Invalid('This link is not valid any more: ask for a new one', 'token')
  return row.userId
}
