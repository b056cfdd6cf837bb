import { inOrganization } from '@frontdesk/core/context'
import { rotateIncomingSecret } from '@frontdesk/core/webhooks/incoming/hooks'
import { createIncomingSecret } from '../../../../../../contract/automation/incoming-webhooks.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createIncomingSecret, ({ who, params }) =>
  inOrganization(who, (ctx) => rotateIncomingSecret(ctx, params.id)),
)
