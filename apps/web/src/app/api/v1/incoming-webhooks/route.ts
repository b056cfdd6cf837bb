import { inOrganization } from '@frontdesk/core/context'
import { createIncomingWebhook, listIncomingWebhooks } from '@frontdesk/core/webhooks/incoming/hooks'
import {
  createIncomingWebhook as create,
  listIncomingWebhooks as list,
} from '../../../../contract/automation/incoming-webhooks.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who }) => inOrganization(who, listIncomingWebhooks))

export const POST = route(create, ({ who, body }) =>
  inOrganization(who, (ctx) => createIncomingWebhook(ctx, body)),
)
