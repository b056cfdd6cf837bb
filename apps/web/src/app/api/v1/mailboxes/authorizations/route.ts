import { inOrganization } from '@frontdesk/core/context'
import { startAuthorization } from '@frontdesk/core/mailboxes/oauth/start'
import { createAuthorization } from '../../../../../contract/mailboxes/mailboxes.ts'
import { route } from '../../../../../server/handler.ts'

export const POST = route(createAuthorization, ({ who, body }) =>
  inOrganization(who, (ctx) => startAuthorization(ctx, body)),
)
