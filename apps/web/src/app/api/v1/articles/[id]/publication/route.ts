import { changeArticleState } from '@frontdesk/core/articles/change-state'
import { inOrganization } from '@frontdesk/core/context'
import { deletePublication, putPublication } from '../../../../../../contract/knowledge/articles.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putPublication, ({ who, params, body }) =>
  inOrganization(who, (ctx) => changeArticleState(ctx, { id: params.id, step: 'publish', ...body })),
)

export const DELETE = route(deletePublication, ({ who, params }) =>
  inOrganization(who, (ctx) => changeArticleState(ctx, { id: params.id, step: 'unpublish' })),
)
