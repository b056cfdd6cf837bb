import { inOrganization } from '@frontdesk/core/context'
import { readArticleUsage } from '@frontdesk/core/knowledge-gaps/article-usage'
import { getArticleUsage } from '../../../../../../contract/knowledge/knowledge-gaps.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getArticleUsage, ({ who, params }) =>
  inOrganization(who, (ctx) => readArticleUsage(ctx, params.id)),
)
