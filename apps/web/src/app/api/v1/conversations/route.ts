import { inOrganization } from '@frontdesk/core/context'
import { openConversation } from '@frontdesk/core/conversations/open'
import { listConversations } from '@frontdesk/core/conversations/query/list'
import { createConversation, listConversations as list } from '../../../../contract/conversations.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) =>
  inOrganization(who, (ctx) => listConversations(ctx, query)),
)

export const POST = route(createConversation, ({ who, body }) =>
  inOrganization(who, (ctx) => openConversation(ctx, body)),
)
