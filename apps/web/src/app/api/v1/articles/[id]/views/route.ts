import { noteArticleView } from '@frontdesk/core/articles/usage/note-view'
import { inOrganization } from '@frontdesk/core/context'
import { createArticleView } from '../../../../../../contract/knowledge/knowledge-gaps.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createArticleView, ({ who, params }) =>
  inOrganization(who, (ctx) => noteArticleView(ctx, params.id)),
)
