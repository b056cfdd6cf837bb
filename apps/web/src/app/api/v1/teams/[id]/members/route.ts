import { inOrganization } from '@frontdesk/core/context'
import { setTeamMembers } from '@frontdesk/core/teams/set-members'
import { putTeamMembers } from '../../../../../../contract/routing/teams.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putTeamMembers, ({ who, params, body }) =>
  inOrganization(who, (ctx) => setTeamMembers(ctx, { ...params, ...body })),
)
