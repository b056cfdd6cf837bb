import { inOrganization } from '@frontdesk/core/context'
import { setSlaPolicy } from '@frontdesk/core/sla/set-policy'
import { putConversationSlaPolicy } from '../../../../../../contract/service/sla-of-conversation.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putConversationSlaPolicy, ({ who, params, body }) =>
  inOrganization(who, (ctx) => setSlaPolicy(ctx, { conversation: params.id, ...body })),
)
