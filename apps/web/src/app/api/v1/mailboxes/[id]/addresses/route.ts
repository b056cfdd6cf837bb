import { inOrganization } from '@frontdesk/core/context'
import { replaceAddresses } from '@frontdesk/core/mailboxes/settings/addresses'
import { putMailboxAddresses } from '../../../../../../contract/mailboxes/mailbox-settings.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putMailboxAddresses, ({ who, params, body }) =>
  inOrganization(who, (ctx) => replaceAddresses(ctx, { ...params, ...body })),
)
