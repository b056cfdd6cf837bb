import { inOrganization } from '@frontdesk/core/context'
import { previewDisconnection } from '@frontdesk/core/mailboxes/rest'
import { previewDisconnection as preview } from '../../../../../../contract/mailboxes/mailboxes.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(preview, ({ who, params }) =>
  inOrganization(who, (ctx) => previewDisconnection(ctx, params.id)),
)
