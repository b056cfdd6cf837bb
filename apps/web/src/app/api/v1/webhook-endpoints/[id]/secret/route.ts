import { inOrganization } from '@frontdesk/core/context'
import { rotateEndpointSecret } from '@frontdesk/core/webhooks/endpoints'
import { createEndpointSecret } from '../../../../../../contract/automation/webhooks.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createEndpointSecret, ({ who, params }) =>
  inOrganization(who, (ctx) => rotateEndpointSecret(ctx, params.id)),
)
