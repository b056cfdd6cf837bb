import { changeArticleState } from '@frontdesk/core/articles/change-state'
import { inOrganization } from '@frontdesk/core/context'
import { deleteArchive, putArchive } from '../../../../../../contract/knowledge/articles.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putArchive, ({ who, params }) =>
  inOrganization(who, (ctx) => changeArticleState(ctx, { id: params.id, step: 'archive' })),
)

export const DELETE = route(deleteArchive, ({ who, params }) =>
  inOrganization(who, (ctx) => changeArticleState(ctx, { id: params.id, step: 'restore' })),
)
