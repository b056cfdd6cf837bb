import { inOrganization } from '@frontdesk/core/context'
import { settleDelivery } from '@frontdesk/core/deliveries/settle'
import { undoDelivery } from '@frontdesk/core/deliveries/undo'
import {
  settleDelivery as settle,
  undoDelivery as undo,
} from '../../../../../../contract/conversations/messages.ts'
import { route } from '../../../../../../server/handler.ts'

export const DELETE = route(undo, ({ who, params }) =>
  inOrganization(who, (ctx) => undoDelivery(ctx, { messageId: params.id })),
)

export const PUT = route(settle, ({ who, params, body }) =>
  inOrganization(who, (ctx) => settleDelivery(ctx, { messageId: params.id, ...body })),
)
