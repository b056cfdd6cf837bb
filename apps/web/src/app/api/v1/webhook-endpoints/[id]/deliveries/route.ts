import { inOrganization } from '@frontdesk/core/context'
import { listWebhookDeliveries } from '@frontdesk/core/webhooks/deliveries'
import { listWebhookDeliveries as contract } from '../../../../../../contract/automation/webhooks.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(contract, ({ who, params, query }) =>
  inOrganization(who, (ctx) => listWebhookDeliveries(ctx, { ...query, id: params.id })),
)
