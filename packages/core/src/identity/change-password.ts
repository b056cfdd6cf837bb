import { asSystem, type SystemDb, systemReader } from '@frontdesk/db/tenancy'
import { now } from '@frontdesk/runtime/clock'
import type { Actor } from '../context.ts'
import { Forbidden, Invalid, NotFound } from '../errors.ts'
import { hashPassword, passwordFits } from './password.ts'
import { forgetSessions } from './remembered/sessions.ts'
import { writeAuditForUser } from './system-audit.ts'

type Input = { current: string; next: string; sessionId: string | undefined }

/** Changes the caller's password and ends every session of theirs but the given one, in all organizations. */
export async function changePassword(
  who: { organizationId: string; actor: Actor },
  input: Input,
): Promise<void> {
  if (who.actor.type !== 'member') throw new Forbidden('a member in a browser')
  const user = await findUser(who.organizationId, who.actor.memberId)
  if (!(await passwordFits(user.passwordHash, input.current))) {
    throw new Invalid('The current password is wrong', 'current')
  }
  if (input.current === input.next) throw new Invalid('Choose a password that differs', 'next')
  const passwordHash = await hashPassword(input.next)
  await asSystem('password change', async (db) => {
    await setPassword(db, user.id, passwordHash, input.sessionId)
    await writeAuditForUser(db, user.id, 'password.changed')
  })
  await forgetSessions()
}

/** Stores a new password; what the old one had opened is closed: sessions and reset links. */
export async function setPassword(
  db: SystemDb,
  userId: string,
  passwordHash: string,
  keptSessionId: string | undefined,
): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { passwordHash } })
  await db.session.updateMany({
    where: { userId, revokedAt: null, ...(keptSessionId ? { id: { not: keptSessionId } } : {}) },
    data: { revokedAt: now() },
  })
  await db.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now() } })
}

async function findUser(organizationId: string, memberId: string) {
  const member = await systemReader().member.findFirst({ where: { organizationId, id: memberId } })
  const user = member && (await systemReader().user.findUnique({ where: { id: member.userId } }))
  if (!user) throw new NotFound('The account')
  return user
}
