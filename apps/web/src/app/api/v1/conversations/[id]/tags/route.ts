import { inOrganization } from '@frontdesk/core/context'
import { setTags } from '@frontdesk/core/conversations/set-tags'
import { putTags } from '../../../../../../contract/conversations/conversations.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putTags, ({ who, params, body }) =>
  inOrganization(who, (ctx) => setTags(ctx, { conversation: params.id, ...body })),
)
