import { compareArticleVersions } from '@frontdesk/core/articles/versions/compare'
import { inOrganization } from '@frontdesk/core/context'
import { compareArticleVersions as compare } from '../../../../../../../../contract/knowledge/articles.ts'
import { route } from '../../../../../../../../server/handler.ts'

export const GET = route(compare, ({ who, params, query }) =>
  inOrganization(who, (ctx) =>
    compareArticleVersions(ctx, { id: params.id, from: params.number, to: query.with }),
  ),
)
