import { inOrganization } from '@frontdesk/core/context'
import { discardQuarantinedMail } from '@frontdesk/core/quarantine/discard'
import { deleteQuarantinedMail } from '../../../../../contract/conversations/flight-recorder.ts'
import { route } from '../../../../../server/handler.ts'

export const DELETE = route(deleteQuarantinedMail, ({ who, params }) =>
  inOrganization(who, (ctx) => discardQuarantinedMail(ctx, params.id)),
)
