import { inOrganization } from '@frontdesk/core/context'
import { readWebhookDelivery } from '@frontdesk/core/webhooks/deliveries'
import { getWebhookDelivery } from '../../../../../contract/automation/webhooks.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getWebhookDelivery, ({ who, params }) =>
  inOrganization(who, (ctx) => readWebhookDelivery(ctx, params.id)),
)
