import { inOrganization } from '@frontdesk/core/context'
import { deleteTeamInPortions } from '@frontdesk/core/teams/delete-in-portions'
import { renameTeam } from '@frontdesk/core/teams/rename'
import { deleteTeam, putTeam } from '../../../../../contract/routing/teams.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putTeam, ({ who, params, body }) =>
  inOrganization(who, (ctx) => renameTeam(ctx, { ...params, ...body })),
)

export const DELETE = route(deleteTeam, ({ who, params }) => deleteTeamInPortions(who, params.id))
