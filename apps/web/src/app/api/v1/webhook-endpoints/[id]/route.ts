import { inOrganization } from '@frontdesk/core/context'
import { changeEndpoint, removeEndpoint } from '@frontdesk/core/webhooks/endpoints'
import { deleteWebhookEndpoint, putWebhookEndpoint } from '../../../../../contract/automation/webhooks.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putWebhookEndpoint, ({ who, params, body }) =>
  inOrganization(who, (ctx) => changeEndpoint(ctx, { ...body, id: params.id })),
)

export const DELETE = route(deleteWebhookEndpoint, ({ who, params }) =>
  inOrganization(who, (ctx) => removeEndpoint(ctx, params.id)),
)
