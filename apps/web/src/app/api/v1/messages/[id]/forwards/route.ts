import { inOrganization } from '@frontdesk/core/context'
import { forward } from '@frontdesk/core/outgoing/forward'
import { createForward } from '../../../../../../contract/mailboxes/sending.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createForward, ({ who, params, body }) =>
  inOrganization(who, (ctx) => forward(ctx, { messageId: params.id, ...body })),
)
