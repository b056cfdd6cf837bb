import { inOrganization } from '@frontdesk/core/context'
import { createEndpoint, listEndpoints } from '@frontdesk/core/webhooks/endpoints'
import { createWebhookEndpoint, listWebhookEndpoints } from '../../../../contract/automation/webhooks.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(listWebhookEndpoints, ({ who }) => inOrganization(who, listEndpoints))

export const POST = route(createWebhookEndpoint, ({ who, body }) =>
  inOrganization(who, (ctx) => createEndpoint(ctx, body)),
)
