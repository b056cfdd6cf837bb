import { inOrganization } from '@frontdesk/core/context'
import { moveMessage } from '@frontdesk/core/conversations/reorganize/move'
import { createMove } from '../../../../../../contract/conversations/reorganizing.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createMove, ({ who, params, body }) =>
  inOrganization(who, (ctx) => moveMessage(ctx, { messageId: params.id, to: body.to })),
)
