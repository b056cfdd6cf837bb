import { giveProof } from '@frontdesk/core/mailboxes/proof/give'
import { putMailboxProof } from '../../../../../../contract/mailboxes/mailboxes.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putMailboxProof, ({ who, params, body }) =>
  giveProof(who, { id: params.id, ...body }),
)
