import { inOrganization } from '@frontdesk/core/context'
import { assign } from '@frontdesk/core/conversations/assign'
import { unassign } from '@frontdesk/core/conversations/unassign'
import { deleteAssignment, putAssignment } from '../../../../../../contract/conversations/conversations.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putAssignment, ({ who, params, body }) =>
  inOrganization(who, (ctx) => assign(ctx, { conversation: params.id, ...body })),
)

export const DELETE = route(deleteAssignment, ({ who, params }) =>
  inOrganization(who, (ctx) => unassign(ctx, { conversation: params.id })),
)
