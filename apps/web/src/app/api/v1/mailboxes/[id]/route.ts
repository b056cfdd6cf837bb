import { inOrganization } from '@frontdesk/core/context'
import { updateMailbox } from '@frontdesk/core/mailboxes/connect'
import { putMailbox } from '../../../../../contract/settings.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putMailbox, ({ who, params, body }) =>
  inOrganization(who, (ctx) => updateMailbox(ctx, { id: params.id, ...body })),
)
