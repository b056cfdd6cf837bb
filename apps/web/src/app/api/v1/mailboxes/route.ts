import { inOrganization } from '@frontdesk/core/context'
import { connectMailbox } from '@frontdesk/core/mailboxes/connect'
import { listMailboxes } from '@frontdesk/core/mailboxes/list'
import { createMailbox, listMailboxes as list } from '../../../../contract/mailboxes/mailboxes.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listMailboxes(ctx, query)))

export const POST = route(createMailbox, ({ who, body }) =>
  inOrganization(who, (ctx) => connectMailbox(ctx, body)),
)
