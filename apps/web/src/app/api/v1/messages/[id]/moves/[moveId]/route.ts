import { inOrganization } from '@frontdesk/core/context'
import { undoMove } from '@frontdesk/core/conversations/reorganize/undo'
import { deleteMove } from '../../../../../../../contract/conversations/reorganizing.ts'
import { route } from '../../../../../../../server/handler.ts'

export const DELETE = route(deleteMove, ({ who, params }) =>
  inOrganization(who, (ctx) => undoMove(ctx, { kind: 'move', moveId: params.moveId, messageId: params.id })),
)
