import { inOrganization } from '@frontdesk/core/context'
import { approveAction } from '@frontdesk/core/service-actions/approve'
import { approveAction as contract } from '../../../../../../contract/conversations/actions.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(contract, ({ who, params }) =>
  inOrganization(who, (ctx) => approveAction(ctx, params.id)),
)
