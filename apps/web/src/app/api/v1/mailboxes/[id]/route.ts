import { inOrganization } from '@frontdesk/core/context'
import { updateMailbox } from '@frontdesk/core/mailboxes/connect'
import { readMailbox } from '@frontdesk/core/mailboxes/list'
import { disconnectMailbox } from '@frontdesk/core/mailboxes/rest'
import { disconnectMailbox as disconnect, getMailbox, putMailbox } from '../../../../../contract/mailboxes.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getMailbox, ({ who, params }) =>
  inOrganization(who, (ctx) => readMailbox(ctx, params.id)),
)

export const PUT = route(putMailbox, ({ who, params, body }) =>
  inOrganization(who, (ctx) => updateMailbox(ctx, { id: params.id, ...body })),
)

export const DELETE = route(disconnect, ({ who, params }) =>
  inOrganization(who, (ctx) => disconnectMailbox(ctx, params.id)),
)
