import { inOrganization } from '@frontdesk/core/context'
import { previewTeamDeletion } from '@frontdesk/core/teams/delete'
import { previewTeamDeletion as preview } from '../../../../../../contract/routing/teams.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(preview, ({ who, params }) =>
  inOrganization(who, (ctx) => previewTeamDeletion(ctx, params.id)),
)
