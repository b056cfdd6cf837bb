import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { findTeam, lockTeam } from '../../teams/list.ts'
import { wakeQueue } from '../queue/wake.ts'
import { findTeamRules, type TeamRules } from './rules.ts'

/** How a team's conversations find their assignee. */
export async function readTeamRules(ctx: OrgContext, teamId: string): Promise<TeamRules> {
  require(ctx, 'teams:read')
  await findTeam(ctx, teamId)
  return findTeamRules(ctx, teamId)
}

/** Sets how a team's conversations find their assignee. What waits is looked at once more. */
export async function setTeamRules(
  ctx: OrgContext,
  input: TeamRules & { teamId: string },
): Promise<TeamRules> {
  require(ctx, 'routing:write')
  const { teamId, ...rules } = input
  await lockTeam(ctx, teamId)
  const before = await findTeamRules(ctx, teamId)
  const { organizationId } = ctx
  await ctx.db.teamRouting.upsert({
    where: { organizationId_teamId: { organizationId, teamId } },
    create: { organizationId, teamId, ...rules },
    update: { ...rules, changedAt: new Date() },
  })
  await writeAudit(ctx, {
    action: 'team.routing',
    subjectType: 'team',
    subjectId: teamId,
    before,
    after: rules,
  })
  ctx.emit({ type: 'settings.changed', subject: 'teams' })
  await wakeQueue(ctx)
  return findTeamRules(ctx, teamId)
}
