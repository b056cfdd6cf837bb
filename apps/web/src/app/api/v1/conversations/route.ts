import { inOrganization } from '@frontdesk/core/context'
import { openConversation } from '@frontdesk/core/conversations/open'
import { writeConversations } from '@frontdesk/core/conversations/query/list'
import { createConversation, listConversations } from '../../../../contract/conversations/conversations.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(listConversations, ({ who, query }) =>
  inOrganization(who, (ctx) => writeConversations(ctx, query)),
)

export const POST = route(createConversation, ({ who, body }) =>
  inOrganization(who, (ctx) => openConversation(ctx, body)),
)
