import { inOrganization } from '@frontdesk/core/context'
import { readConversation } from '@frontdesk/core/conversations/query/find'
import { getConversation } from '../../../../../contract/conversations/conversations.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getConversation, ({ who, params }) =>
  inOrganization(who, (ctx) => readConversation(ctx, params.id)),
)
