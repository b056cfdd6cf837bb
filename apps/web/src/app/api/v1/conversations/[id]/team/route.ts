import { inOrganization } from '@frontdesk/core/context'
import { assignTeam } from '@frontdesk/core/conversations/assign-team'
import { putConversationTeam } from '../../../../../../contract/routing/teams.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putConversationTeam, ({ who, params, body }) =>
  inOrganization(who, (ctx) => assignTeam(ctx, { conversation: params.id, ...body })),
)
