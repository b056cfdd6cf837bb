import { inOrganization } from '@frontdesk/core/context'
import { listCsatAnswers } from '@frontdesk/core/csat/list'
import { listConversationCsat } from '../../../../../../contract/service/csat.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(listConversationCsat, ({ who, params, query }) =>
  inOrganization(who, (ctx) => listCsatAnswers(ctx, { ...query, conversation: params.id })),
)
