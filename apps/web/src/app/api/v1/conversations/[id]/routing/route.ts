import { inOrganization } from '@frontdesk/core/context'
import { readRouting } from '@frontdesk/core/routing/conversations/explain'
import { getConversationRouting } from '../../../../../../contract/routing/routing.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getConversationRouting, ({ who, params }) =>
  inOrganization(who, (ctx) => readRouting(ctx, params.id)),
)
