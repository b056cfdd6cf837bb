import { inOrganization } from '@frontdesk/core/context'
import { listMessages } from '@frontdesk/core/messages/list'
import { listMessages as list } from '../../../../../../contract/conversations/messages.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(list, ({ who, params, query }) =>
  inOrganization(who, (ctx) => listMessages(ctx, { conversation: params.id, ...query })),
)
