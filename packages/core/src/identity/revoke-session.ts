import { now } from '@frontdesk/runtime/clock'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { require } from '../permissions.ts'

/** Ends one of the caller's own sessions at once. */
export async function revokeSession(ctx: OrgContext, sessionId: string | undefined): Promise<void> {
  require(ctx, 'account:read')
  if (ctx.actor.type !== 'member' || sessionId === undefined) throw new NotFound('The session')
  const own = { id: sessionId, memberId: ctx.actor.memberId }
  const session = await ctx.db.session.findFirst({ where: own })
  if (!session) throw new NotFound('The session')
  if (session.revokedAt) return
  await ctx.db.session.updateMany({ where: { ...own, revokedAt: null }, data: { revokedAt: now() } })
  await writeAudit(ctx, { action: 'session.revoked', subjectType: 'session', subjectId: sessionId })
  ctx.emit({ type: 'sessions.ended' })
}
