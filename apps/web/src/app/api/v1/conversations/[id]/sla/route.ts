import { inOrganization } from '@frontdesk/core/context'
import { explainSla } from '@frontdesk/core/sla/clocks/explain'
import { getConversationSla } from '../../../../../../contract/service/sla-of-conversation.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getConversationSla, ({ who, params }) =>
  inOrganization(who, (ctx) => explainSla(ctx, params.id)),
)
