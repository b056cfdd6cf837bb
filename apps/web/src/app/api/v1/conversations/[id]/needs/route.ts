import { inOrganization } from '@frontdesk/core/context'
import { setNeeds } from '@frontdesk/core/routing/conversations/needs'
import { putConversationNeeds } from '../../../../../../contract/routing/routing.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putConversationNeeds, ({ who, params, body }) =>
  inOrganization(who, (ctx) => setNeeds(ctx, { ...body, conversation: params.id })),
)
