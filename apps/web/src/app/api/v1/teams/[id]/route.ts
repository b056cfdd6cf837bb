import { inOrganization } from '@frontdesk/core/context'
import { deleteTeam } from '@frontdesk/core/teams/delete'
import { renameTeam } from '@frontdesk/core/teams/rename'
import { putTeam, deleteTeam as remove } from '../../../../../contract/teams.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putTeam, ({ who, params, body }) =>
  inOrganization(who, (ctx) => renameTeam(ctx, { ...params, ...body })),
)

export const DELETE = route(remove, ({ who, params }) =>
  inOrganization(who, (ctx) => deleteTeam(ctx, params.id)),
)
