import { inOrganization } from '@frontdesk/core/context'
import { completeAction } from '@frontdesk/core/service-actions/complete'
import { completeAction as contract } from '../../../../../../contract/conversations/actions.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(contract, ({ who, params, body }) =>
  inOrganization(who, (ctx) => completeAction(ctx, { id: params.id, ...body })),
)
