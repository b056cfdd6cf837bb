import { inOrganization } from '@frontdesk/core/context'
import { listScheduled } from '@frontdesk/core/deliveries/list'
import { listDeliveries } from '../../../../contract/mailboxes/sending.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(listDeliveries, ({ who, query }) =>
  inOrganization(who, (ctx) => listScheduled(ctx, query)),
)
