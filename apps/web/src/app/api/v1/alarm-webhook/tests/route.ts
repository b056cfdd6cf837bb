import { tryAlarmWebhook } from '@frontdesk/core/mailboxes/alarm/try-webhook'
import { testAlarmWebhook } from '../../../../../contract/mailboxes/mailbox-settings.ts'
import { route } from '../../../../../server/handler.ts'

export const POST = route(testAlarmWebhook, ({ who }) => tryAlarmWebhook(who))
