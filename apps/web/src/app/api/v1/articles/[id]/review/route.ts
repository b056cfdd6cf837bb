import { changeArticleState } from '@frontdesk/core/articles/change-state'
import { inOrganization } from '@frontdesk/core/context'
import { deleteReview, putReview } from '../../../../../../contract/knowledge/articles.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putReview, ({ who, params }) =>
  inOrganization(who, (ctx) => changeArticleState(ctx, { id: params.id, step: 'request_review' })),
)

export const DELETE = route(deleteReview, ({ who, params }) =>
  inOrganization(who, (ctx) => changeArticleState(ctx, { id: params.id, step: 'end_review' })),
)
