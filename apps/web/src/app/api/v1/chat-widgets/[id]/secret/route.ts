import { rotateWidgetSecret } from '@frontdesk/core/chat/widgets'
import { inOrganization } from '@frontdesk/core/context'
import { createChatWidgetSecret } from '../../../../../../contract/channels/widgets.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createChatWidgetSecret, ({ who, params }) =>
  inOrganization(who, (ctx) => rotateWidgetSecret(ctx, params.id)),
)
