import { beginGapArticle } from '@frontdesk/core/flows/knowledge/propose-gap-article'
import { createGapArticle } from '../../../../../../contract/knowledge/knowledge-gaps.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createGapArticle, ({ who, params }) => beginGapArticle(who, params.id))
