import { inOrganization } from '@frontdesk/core/context'
import { dismissAction } from '@frontdesk/core/service-actions/dismiss'
import { dismissAction as contract } from '../../../../../../contract/conversations/actions.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(contract, ({ who, params }) =>
  inOrganization(who, (ctx) => dismissAction(ctx, params.id)),
)
