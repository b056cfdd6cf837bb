import { inOrganization } from '@frontdesk/core/context'
import { updateMailbox } from '@frontdesk/core/mailboxes/connect'
import { disconnect } from '@frontdesk/core/mailboxes/disconnect'
import { readMailbox } from '@frontdesk/core/mailboxes/list'
import { disconnectMailbox, getMailbox, putMailbox } from '../../../../../contract/mailboxes/mailboxes.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getMailbox, ({ who, params }) =>
  inOrganization(who, (ctx) => readMailbox(ctx, params.id)),
)

export const PUT = route(putMailbox, ({ who, params, body }) =>
  inOrganization(who, (ctx) => updateMailbox(ctx, { id: params.id, ...body })),
)

export const DELETE = route(disconnectMailbox, ({ who, params }) => disconnect(who, params.id))
