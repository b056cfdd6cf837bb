import { changeWidget, removeWidget } from '@frontdesk/core/chat/widgets'
import { inOrganization } from '@frontdesk/core/context'
import { deleteChatWidget, putChatWidget } from '../../../../../contract/channels/widgets.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putChatWidget, ({ who, params, body }) =>
  inOrganization(who, (ctx) => changeWidget(ctx, { ...body, id: params.id })),
)

export const DELETE = route(deleteChatWidget, ({ who, params }) =>
  inOrganization(who, (ctx) => removeWidget(ctx, params.id)),
)
