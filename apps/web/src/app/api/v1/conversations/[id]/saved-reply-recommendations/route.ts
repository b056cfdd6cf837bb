import { inOrganization } from '@frontdesk/core/context'
import { noteRecommendationsShown } from '@frontdesk/core/saved-replies/recommend/note-shown'
import { recommendSavedReplies } from '@frontdesk/core/saved-replies/recommend/recommend'
import {
  createSavedReplyRecommendations,
  listSavedReplyRecommendations,
} from '../../../../../../contract/conversations/drafting.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(listSavedReplyRecommendations, ({ who, params, query }) =>
  inOrganization(who, (ctx) => recommendSavedReplies(ctx, { conversation: params.id, ...query })),
)

export const POST = route(createSavedReplyRecommendations, ({ who, params, body }) =>
  inOrganization(who, (ctx) => noteRecommendationsShown(ctx, { conversation: params.id, ...body })),
)
