import { inOrganization } from '@frontdesk/core/context'
import { recordSavedReplyUse } from '@frontdesk/core/saved-replies/recommend/record-use'
import { createSavedReplyUse } from '../../../../../../contract/conversations/drafting.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createSavedReplyUse, ({ who, params, body }) =>
  inOrganization(who, (ctx) => recordSavedReplyUse(ctx, { conversation: params.id, ...body })),
)
