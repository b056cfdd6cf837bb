import { inOrganization } from '@frontdesk/core/context'
import { changeIncomingWebhook, removeIncomingWebhook } from '@frontdesk/core/webhooks/incoming/hooks'
import {
  deleteIncomingWebhook,
  putIncomingWebhook,
} from '../../../../../contract/automation/incoming-webhooks.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putIncomingWebhook, ({ who, params, body }) =>
  inOrganization(who, (ctx) => changeIncomingWebhook(ctx, { ...body, id: params.id })),
)

export const DELETE = route(deleteIncomingWebhook, ({ who, params }) =>
  inOrganization(who, (ctx) => removeIncomingWebhook(ctx, params.id)),
)
