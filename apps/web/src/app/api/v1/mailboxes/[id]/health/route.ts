import { inOrganization } from '@frontdesk/core/context'
import { readMailboxHealth } from '@frontdesk/core/mailboxes/health/read'
import { getMailboxHealth } from '../../../../../../contract/mailboxes.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getMailboxHealth, ({ who, params }) =>
  inOrganization(who, (ctx) => readMailboxHealth(ctx, params.id)),
)
