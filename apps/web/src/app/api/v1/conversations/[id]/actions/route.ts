import { inOrganization } from '@frontdesk/core/context'
import { addAction } from '@frontdesk/core/service-actions/add'
import { listActions } from '@frontdesk/core/service-actions/list'
import {
  createAction,
  listActions as listContract,
} from '../../../../../../contract/conversations/actions.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(listContract, ({ who, params }) =>
  inOrganization(who, (ctx) => listActions(ctx, { conversation: params.id })),
)

export const POST = route(createAction, ({ who, params, body }) =>
  inOrganization(who, (ctx) => addAction(ctx, { conversation: params.id, ...body })),
)
