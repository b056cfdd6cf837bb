import { inOrganization } from '@frontdesk/core/context'
import { listConversationEvents } from '@frontdesk/core/conversations/query/list-events'
import { listConversationEvents as list } from '../../../../../../contract/conversations/conversations.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(list, ({ who, params, query }) =>
  inOrganization(who, (ctx) => listConversationEvents(ctx, { conversation: params.id, ...query })),
)
