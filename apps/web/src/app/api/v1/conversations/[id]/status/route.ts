import { inOrganization } from '@frontdesk/core/context'
import { setStatus } from '@frontdesk/core/conversations/set-status'
import { putStatus } from '../../../../../../contract/conversations/conversations.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putStatus, ({ who, params, body }) =>
  inOrganization(who, (ctx) => setStatus(ctx, { conversation: params.id, ...body })),
)
