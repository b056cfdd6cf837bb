import { inOrganization } from '@frontdesk/core/context'
import { rateDraft } from '@frontdesk/core/drafts/rating/rate'
import { putDraftRating } from '../../../../../../../contract/conversations/draft-ratings.ts'
import { route } from '../../../../../../../server/handler.ts'

export const PUT = route(putDraftRating, ({ who, params, body }) =>
  inOrganization(who, (ctx) => rateDraft(ctx, { conversation: params.id, ...body })),
)
