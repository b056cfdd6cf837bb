import { readArticleVersion } from '@frontdesk/core/articles/versions/read'
import { inOrganization } from '@frontdesk/core/context'
import { getArticleVersion } from '../../../../../../../contract/knowledge/articles.ts'
import { route } from '../../../../../../../server/handler.ts'

export const GET = route(getArticleVersion, ({ who, params }) =>
  inOrganization(who, (ctx) => readArticleVersion(ctx, params)),
)
