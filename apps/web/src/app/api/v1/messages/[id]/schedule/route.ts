import { inOrganization } from '@frontdesk/core/context'
import { rescheduleDelivery } from '@frontdesk/core/deliveries/reschedule'
import { putSchedule } from '../../../../../../contract/mailboxes/sending.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putSchedule, ({ who, params, body }) =>
  inOrganization(who, (ctx) => rescheduleDelivery(ctx, { messageId: params.id, ...body })),
)
