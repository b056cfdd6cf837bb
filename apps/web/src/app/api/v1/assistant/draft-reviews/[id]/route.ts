import { reviewDraft } from '@frontdesk/core/autonomy/review'
import { inOrganization } from '@frontdesk/core/context'
import { putDraftReview } from '../../../../../../contract/assistant/autonomy.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putDraftReview, ({ who, params, body }) =>
  inOrganization(who, (ctx) => reviewDraft(ctx, { id: params.id, ...body })),
)
