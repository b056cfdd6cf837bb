import { createWidget, listWidgets } from '@frontdesk/core/chat/widgets'
import { inOrganization } from '@frontdesk/core/context'
import { createChatWidget, listChatWidgets } from '../../../../contract/channels/widgets.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(listChatWidgets, ({ who }) => inOrganization(who, listWidgets))

export const POST = route(createChatWidget, ({ who, body }) =>
  inOrganization(who, (ctx) => createWidget(ctx, body)),
)
