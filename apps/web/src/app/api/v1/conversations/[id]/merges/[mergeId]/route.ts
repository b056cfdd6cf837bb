import { inOrganization } from '@frontdesk/core/context'
import { undoMove } from '@frontdesk/core/conversations/reorganize/undo'
import { deleteMerge } from '../../../../../../../contract/conversations/reorganizing.ts'
import { route } from '../../../../../../../server/handler.ts'

export const DELETE = route(deleteMerge, ({ who, params }) =>
  inOrganization(who, (ctx) =>
    undoMove(ctx, { kind: 'merge', moveId: params.mergeId, conversation: params.id }),
  ),
)
