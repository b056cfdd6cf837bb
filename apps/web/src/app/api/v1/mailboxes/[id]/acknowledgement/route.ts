import { changeAcknowledgement, readAcknowledgement } from '@frontdesk/core/automatic-mail/acknowledgement'
import { inOrganization } from '@frontdesk/core/context'
import { getAcknowledgement, putAcknowledgement } from '../../../../../../contract/mailboxes/sending.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getAcknowledgement, ({ who, params }) =>
  inOrganization(who, (ctx) => readAcknowledgement(ctx, params.id)),
)

export const PUT = route(putAcknowledgement, ({ who, params, body }) =>
  inOrganization(who, (ctx) => changeAcknowledgement(ctx, { ...params, ...body })),
)
