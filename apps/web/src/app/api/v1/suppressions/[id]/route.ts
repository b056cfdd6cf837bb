import { inOrganization } from '@frontdesk/core/context'
import { liftSuppression } from '@frontdesk/core/suppressions/lift'
import { deleteSuppression } from '../../../../../contract/mailboxes/sending.ts'
import { route } from '../../../../../server/handler.ts'

export const DELETE = route(deleteSuppression, ({ who, params }) =>
  inOrganization(who, (ctx) => liftSuppression(ctx, params.id)),
)
