import { voteOnArticle } from '@frontdesk/core/articles/usage/vote'
import { inOrganization } from '@frontdesk/core/context'
import { putArticleVote } from '../../../../../../contract/knowledge/knowledge-gaps.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putArticleVote, ({ who, params, body }) =>
  inOrganization(who, (ctx) => voteOnArticle(ctx, { id: params.id, ...body })),
)
