import { inOrganization } from '@frontdesk/core/context'
import { undoMove } from '@frontdesk/core/conversations/reorganize/undo'
import { deleteSplit } from '../../../../../../../contract/conversations/reorganizing.ts'
import { route } from '../../../../../../../server/handler.ts'

export const DELETE = route(deleteSplit, ({ who, params }) =>
  inOrganization(who, (ctx) =>
    undoMove(ctx, { kind: 'split', moveId: params.splitId, conversation: params.id }),
  ),
)
