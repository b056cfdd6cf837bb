import { inOrganization } from '@frontdesk/core/context'
import { writeGapArticle } from '@frontdesk/core/knowledge-gaps/decide'
import { createGapArticle } from '../../../../../../contract/knowledge-gaps.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createGapArticle, ({ who, params }) =>
  inOrganization(who, (ctx) => writeGapArticle(ctx, params.id)),
)
