import { inOrganization } from '@frontdesk/core/context'
import { listNotifications } from '@frontdesk/core/notifications/list'
import { listNotifications as list } from '../../../../contract/organization/notifications.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query: { unread, ...page } }) =>
  inOrganization(who, (ctx) => listNotifications(ctx, { ...page, unread: unread === 'true' })),
)
