import { inOrganization } from '@frontdesk/core/context'
import { syncNow } from '@frontdesk/core/mailboxes/rest'
import { syncMailbox } from '../../../../../../contract/mailboxes/mailboxes.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(syncMailbox, ({ who, params }) =>
  inOrganization(who, (ctx) => syncNow(ctx, params.id)),
)
