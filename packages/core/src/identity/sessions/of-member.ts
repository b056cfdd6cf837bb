import { now } from '@frontdesk/runtime/clock'
import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Forbidden, NotFound } from '../../errors.ts'
import type { Page, PageInput } from '../../paging.ts'
import { outranks, type Role, require } from '../../permissions.ts'
import { pageOfSessions, type SessionView } from './page.ts'

/** Where a member of the organization is signed in, newest first. */
export async function listMemberSessions(
  ctx: OrgContext,
  input: PageInput & { memberId: string; currentId: string | undefined },
): Promise<Page<SessionView>> {
  require(ctx, 'members:manage')
  await findMember(ctx, input.memberId)
  return pageOfSessions(ctx, input.memberId, input)
}

/** Ends one session of a member, or all of them, at once; the ones of somebody above the caller are left alone. */
export async function endMemberSessions(
  ctx: OrgContext,
  { memberId, sessionId }: { memberId: string; sessionId?: string },
): Promise<void> {
  require(ctx, 'members:manage')
  const { role } = await findMember(ctx, memberId)
  if (ctx.actor.type !== 'system' && !outranks(ctx.actor.role, role)) {
    throw new Forbidden('a role at least as high as theirs')
  }
  const which = { memberId, ...(sessionId === undefined ? {} : { id: sessionId }) }
  if (sessionId !== undefined && !(await ctx.db.session.findFirst({ where: which }))) {
    throw new NotFound('The session')
  }
  const { count } = await ctx.db.session.updateMany({
    where: { ...which, revokedAt: null, expiresAt: { gt: now() } },
    data: { revokedAt: now() },
  })
  if (count === 0) return
  await writeAudit(ctx, {
    action: 'member.sessions_ended',
    subjectType: 'member',
    subjectId: memberId,
    after: { sessions: count, ...(sessionId === undefined ? {} : { sessionId }) },
  })
  ctx.emit({ type: 'sessions.ended' })
}

async function findMember(ctx: OrgContext, id: string): Promise<{ role: Role }> {
  const member = await ctx.db.member.findUnique({ where: { id }, select: { role: true } })
  if (!member) throw new NotFound('The member')
  return member
}
