import { searchPublished } from '@frontdesk/core/articles/search-published'
import { inOrganization } from '@frontdesk/core/context'
import { searchArticles } from '../../../../../contract/knowledge.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(searchArticles, async ({ who, query }) => ({
  items: await inOrganization(who, (ctx) => searchPublished(ctx, query)),
}))
