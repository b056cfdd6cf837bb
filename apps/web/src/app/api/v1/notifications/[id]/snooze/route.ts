import { inOrganization } from '@frontdesk/core/context'
import { snoozeNotification } from '@frontdesk/core/notifications/snooze'
import { putNotificationSnooze } from '../../../../../../contract/organization/notifications.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putNotificationSnooze, ({ who, params: { id }, body: { until } }) =>
  inOrganization(who, (ctx) =>
    snoozeNotification(ctx, { id, until: until === null ? null : new Date(until) }),
  ),
)
