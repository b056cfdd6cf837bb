import { listArticleVersions } from '@frontdesk/core/articles/versions/list'
import { inOrganization } from '@frontdesk/core/context'
import { listArticleVersions as list } from '../../../../../../contract/knowledge/articles.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(list, ({ who, params, query }) =>
  inOrganization(who, (ctx) => listArticleVersions(ctx, { id: params.id, ...query })),
)
