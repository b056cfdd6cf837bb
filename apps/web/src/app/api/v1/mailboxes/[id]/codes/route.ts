import { inOrganization } from '@frontdesk/core/context'
import { askForProof } from '@frontdesk/core/mailboxes/proof/ask'
import { createMailboxCode } from '../../../../../../contract/mailboxes/mailboxes.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createMailboxCode, ({ who, params }) =>
  inOrganization(who, (ctx) => askForProof(ctx, params.id)),
)
