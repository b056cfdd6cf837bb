import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { findTeam, lockTeam, type TeamView } from './list.ts'
import { keptFields, refuseTakenName, type TeamFields } from './name.ts'

/** Changes what a team is called and what it is said to do. */
export async function renameTeam(ctx: OrgContext, input: TeamFields & { id: string }): Promise<TeamView> {
  require(ctx, 'teams:write')
  const team = await lockTeam(ctx, input.id)
  const fields = keptFields(input)
  const before = { name: team.name, description: team.description }
  if (before.name === fields.name && before.description === fields.description) return team
  await refuseTakenName(ctx, fields.name, team.id)
  await ctx.db.team.update({ where: { id: team.id }, data: fields })
  await writeAudit(ctx, {
    action: 'team.rename',
    subjectType: 'team',
    subjectId: team.id,
    before,
    after: fields,
  })
  ctx.emit({ type: 'settings.changed', subject: 'teams' })
  return findTeam(ctx, team.id)
}
