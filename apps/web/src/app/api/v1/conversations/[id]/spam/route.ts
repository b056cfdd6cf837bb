import { inOrganization } from '@frontdesk/core/context'
import { markSpam } from '@frontdesk/core/conversations/mark-spam'
import { putSpam } from '../../../../../../contract/conversations/conversations.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putSpam, ({ who, params, body }) =>
  inOrganization(who, (ctx) => markSpam(ctx, { conversation: params.id, ...body })),
)
