import { inOrganization } from '@frontdesk/core/context'
import { changeSendingRules, readSendingRules } from '@frontdesk/core/organizations/sending-rules'
import { getSendingRules, putSendingRules } from '../../../../../contract/mailboxes/sending.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getSendingRules, ({ who }) => inOrganization(who, readSendingRules))

export const PUT = route(putSendingRules, ({ who, body }) =>
  inOrganization(who, (ctx) => changeSendingRules(ctx, body)),
)
