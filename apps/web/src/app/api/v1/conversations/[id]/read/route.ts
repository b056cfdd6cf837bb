import { inOrganization } from '@frontdesk/core/context'
import { markRead } from '@frontdesk/core/conversations/mark-read'
import { putRead } from '../../../../../../contract/conversations/conversations.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putRead, ({ who, params, body }) =>
  inOrganization(who, (ctx) => markRead(ctx, { conversation: params.id, ...body })),
)
