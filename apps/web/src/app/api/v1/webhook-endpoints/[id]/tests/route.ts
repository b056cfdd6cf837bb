import { inOrganization } from '@frontdesk/core/context'
import { testEndpoint } from '@frontdesk/core/webhooks/deliveries'
import { createEndpointTest } from '../../../../../../contract/automation/webhooks.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createEndpointTest, ({ who, params }) =>
  inOrganization(who, (ctx) => testEndpoint(ctx, params.id)),
)
