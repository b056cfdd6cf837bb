import { inOrganization } from '@frontdesk/core/context'
import { readReplyRecipients } from '@frontdesk/core/recipients/read'
import { getReplyRecipients } from '../../../../../../contract/mailboxes/sending.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getReplyRecipients, ({ who, params, query }) =>
  inOrganization(who, (ctx) => readReplyRecipients(ctx, { conversation: params.id, ...query })),
)
