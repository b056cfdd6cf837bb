import { inOrganization } from '@frontdesk/core/context'
import { recommendSavedReplies } from '@frontdesk/core/saved-replies/recommend/recommend'
import { listSavedReplyRecommendations } from '../../../../../../contract/conversations/drafting.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(listSavedReplyRecommendations, ({ who, params, query }) =>
  inOrganization(who, (ctx) => recommendSavedReplies(ctx, { conversation: params.id, ...query })),
)
