import { inOrganization } from '@frontdesk/core/context'
import { listQuarantinedMails } from '@frontdesk/core/quarantine/list'
import { listQuarantinedMails as list } from '../../../../contract/conversations/flight-recorder.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) =>
  inOrganization(who, (ctx) => listQuarantinedMails(ctx, query)),
)
