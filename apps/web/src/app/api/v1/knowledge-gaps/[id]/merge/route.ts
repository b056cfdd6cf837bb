import { inOrganization } from '@frontdesk/core/context'
import { mergeGaps } from '@frontdesk/core/knowledge-gaps/merge'
import { mergeGaps as contract } from '../../../../../../contract/knowledge/knowledge-gaps.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(contract, ({ who, params, body }) =>
  inOrganization(who, (ctx) => mergeGaps(ctx, { id: params.id, ...body })),
)
