import { inOrganization } from '@frontdesk/core/context'
import { reply } from '@frontdesk/core/messages/reply'
import { createReply } from '../../../../../../contract/conversations/messages.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createReply, ({ who, params, body }) =>
  inOrganization(who, (ctx) => reply(ctx, { conversation: params.id, ...body })),
)
