import { inOrganization } from '@frontdesk/core/context'
import { findSimilar } from '@frontdesk/core/similar/find-similar'
import { listSimilarConversations } from '../../../../../../contract/conversations/drafting.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(listSimilarConversations, ({ who, params, query }) =>
  inOrganization(who, (ctx) => findSimilar(ctx, { conversation: params.id, ...query })),
)
