import { inOrganization } from '@frontdesk/core/context'
import { deleteSavedReply, updateSavedReply } from '@frontdesk/core/saved-replies/change'
import { putSavedReply, deleteSavedReply as remove } from '../../../../../contract/knowledge/knowledge.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putSavedReply, ({ who, params, body }) =>
  inOrganization(who, (ctx) => updateSavedReply(ctx, { id: params.id, ...body })),
)

export const DELETE = route(remove, ({ who, params }) =>
  inOrganization(who, (ctx) => deleteSavedReply(ctx, params.id)),
)
