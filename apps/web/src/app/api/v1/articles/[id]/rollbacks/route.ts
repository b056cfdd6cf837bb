import { rollBackArticle } from '@frontdesk/core/articles/versions/roll-back'
import { inOrganization } from '@frontdesk/core/context'
import { createRollback } from '../../../../../../contract/knowledge/articles.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createRollback, ({ who, params, body }) =>
  inOrganization(who, (ctx) => rollBackArticle(ctx, { id: params.id, ...body })),
)
