import { readArticleUsage } from '@frontdesk/core/articles/usage/read'
import { inOrganization } from '@frontdesk/core/context'
import { getArticleUsage } from '../../../../../../contract/knowledge/knowledge-gaps.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getArticleUsage, ({ who, params }) =>
  inOrganization(who, (ctx) => readArticleUsage(ctx, params.id)),
)
