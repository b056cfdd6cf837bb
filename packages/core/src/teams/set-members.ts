import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { require } from '../permissions.ts'
import { wakeQueue } from '../routing/queue/wake.ts'
import { findTeam, lockTeam, type TeamView } from './list.ts'

/** Makes exactly these the members of a team. */
export async function setTeamMembers(
  ctx: OrgContext,
  input: { id: string; memberIds: string[] },
): Promise<TeamView> {
  require(ctx, 'teams:write')
  const team = await lockTeam(ctx, input.id)
  const before = team.members.map(({ id }) => id)
  const wanted = [...new Set(input.memberIds.map((id) => id.toLowerCase()))]
  if (new Set(before).symmetricDifference(new Set(wanted)).size === 0) return team
  const known = await ctx.db.member.count({ where: { id: { in: wanted } } })
  if (known < wanted.length) throw new NotFound('A member')
  await ctx.db.teamMember.deleteMany({ where: { teamId: team.id, memberId: { notIn: wanted } } })
  await ctx.db.teamMember.createMany({
    data: wanted.map((memberId) => ({ organizationId: ctx.organizationId, teamId: team.id, memberId })),
    skipDuplicates: true,
  })
  await writeAudit(ctx, {
    action: 'team.members',
    subjectType: 'team',
    subjectId: team.id,
    before: { memberIds: before },
    after: { memberIds: wanted },
  })
  ctx.emit({ type: 'settings.changed', subject: 'teams' })
  await wakeQueue(ctx)
  return findTeam(ctx, team.id)
}
