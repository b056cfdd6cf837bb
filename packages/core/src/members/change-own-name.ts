import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Forbidden, NotFound } from '../errors.ts'
import { require } from '../permissions.ts'
import { type MemberView, viewMember } from './view.ts'

/** Changes how the caller is called here, which customers see below their replies from then on. */
export async function changeOwnName(ctx: OrgContext, name: string): Promise<MemberView> {
  require(ctx, 'account:read')
  if (ctx.actor.type !== 'member') throw new Forbidden('a member in a browser')
  const member = await ctx.db.member.findUnique({ where: { id: ctx.actor.memberId } })
  if (!member) throw new NotFound('The account')
  if (member.name === name) return viewMember(member)
  const changed = await ctx.db.member.update({ where: { id: member.id }, data: { name } })
  await writeAudit(ctx, {
    action: 'member.renamed',
    subjectType: 'member',
    subjectId: member.id,
    before: { name: member.name },
    after: { name },
  })
  // A session is remembered with the name of who holds it.
  ctx.emit({ type: 'sessions.ended' })
  ctx.emit({ type: 'settings.changed', subject: 'members' })
  return viewMember(changed)
}
