import { searchKnowledge } from '@frontdesk/core/flows/search-knowledge'
import { searchArticles } from '../../../../../contract/knowledge/knowledge.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(searchArticles, async ({ who, query }) => ({
  items: await searchKnowledge(who, query),
}))
