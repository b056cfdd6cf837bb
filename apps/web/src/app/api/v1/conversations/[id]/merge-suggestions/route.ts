import { inOrganization } from '@frontdesk/core/context'
import { suggestMerges } from '@frontdesk/core/conversations/query/suggest-merges'
import { listMergeSuggestions } from '../../../../../../contract/conversations/reorganizing.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(listMergeSuggestions, ({ who, params }) =>
  inOrganization(who, (ctx) => suggestMerges(ctx, { conversation: params.id })),
)
