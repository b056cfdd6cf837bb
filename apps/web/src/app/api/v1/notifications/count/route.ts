import { inOrganization } from '@frontdesk/core/context'
import { countNotifications } from '@frontdesk/core/notifications/list'
import { getNotificationCount } from '../../../../../contract/organization/notifications.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getNotificationCount, ({ who }) => inOrganization(who, countNotifications))
