import { inOrganization } from '@frontdesk/core/context'
import {
  changeNotificationPreferences,
  readNotificationPreferences,
} from '@frontdesk/core/notifications/preferences'
import {
  getNotificationPreferences,
  putNotificationPreferences,
} from '../../../../contract/organization/notifications.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(getNotificationPreferences, ({ who }) =>
  inOrganization(who, async (ctx) => ({ items: await readNotificationPreferences(ctx) })),
)

export const PUT = route(putNotificationPreferences, ({ who, body }) =>
  inOrganization(who, async (ctx) => ({ items: await changeNotificationPreferences(ctx, body) })),
)
