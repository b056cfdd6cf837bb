import { inOrganization } from '@frontdesk/core/context'
import { markNotificationsRead } from '@frontdesk/core/notifications/mark-read'
import { putNotificationsRead } from '../../../../../contract/organization/notifications.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putNotificationsRead, ({ who, body: { conversationId } }) =>
  inOrganization(who, (ctx) =>
    markNotificationsRead(ctx, conversationId === undefined ? {} : { conversation: conversationId }),
  ),
)
