import { inOrganization } from '@frontdesk/core/context'
import {
  changeAlarmWebhook,
  readAlarmWebhook,
  removeAlarmWebhook,
} from '@frontdesk/core/mailboxes/alarm/webhook'
import {
  deleteAlarmWebhook,
  getAlarmWebhook,
  putAlarmWebhook,
} from '../../../../contract/mailboxes/mailbox-settings.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(getAlarmWebhook, ({ who }) => inOrganization(who, readAlarmWebhook))

export const PUT = route(putAlarmWebhook, ({ who, body }) =>
  inOrganization(who, (ctx) => changeAlarmWebhook(ctx, body)),
)

export const DELETE = route(deleteAlarmWebhook, ({ who }) => inOrganization(who, removeAlarmWebhook))
