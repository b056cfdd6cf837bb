import { proposeGapArticle } from '@frontdesk/core/flows/knowledge/propose-gap-article'
import { createGapProposal } from '../../../../../../contract/knowledge/knowledge-gaps.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createGapProposal, ({ who, params }) => proposeGapArticle(who, params.id))
