import { inOrganization } from '@frontdesk/core/context'
import { replayWebhookDelivery } from '@frontdesk/core/webhooks/deliveries'
import { createWebhookReplay } from '../../../../../../contract/automation/webhooks.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createWebhookReplay, ({ who, params }) =>
  inOrganization(who, (ctx) => replayWebhookDelivery(ctx, params.id)),
)
