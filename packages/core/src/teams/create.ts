import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { findTeam, type TeamView } from './list.ts'
import { keptFields, refuseTakenName, type TeamFields } from './name.ts'

/** Makes a team without members. */
export async function createTeam(ctx: OrgContext, input: TeamFields): Promise<TeamView> {
  require(ctx, 'teams:write')
  const id = newId()
  const fields = keptFields(input)
  await refuseTakenName(ctx, fields.name, id)
  await ctx.db.team.create({ data: { id, organizationId: ctx.organizationId, ...fields } })
  await writeAudit(ctx, { action: 'team.create', subjectType: 'team', subjectId: id, after: fields })
  ctx.emit({ type: 'settings.changed', subject: 'teams' })
  return findTeam(ctx, id)
}
