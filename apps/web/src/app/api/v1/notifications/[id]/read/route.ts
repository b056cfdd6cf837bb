import { inOrganization } from '@frontdesk/core/context'
import { markNotificationRead } from '@frontdesk/core/notifications/mark-read'
import { putNotificationRead } from '../../../../../../contract/organization/notifications.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putNotificationRead, ({ who, params: { id } }) =>
  inOrganization(who, (ctx) => markNotificationRead(ctx, id)),
)
