import { inOrganization } from '@frontdesk/core/context'
import { listMoves } from '@frontdesk/core/conversations/query/moves'
import { split } from '@frontdesk/core/conversations/reorganize/split'
import { createSplit, listSplits } from '../../../../../../contract/conversations/reorganizing.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(listSplits, ({ who, params, query }) =>
  inOrganization(who, (ctx) => listMoves(ctx, { ...query, conversation: params.id, kind: 'split' })),
)

export const POST = route(createSplit, ({ who, params, body }) =>
  inOrganization(who, (ctx) => split(ctx, { ...body, conversation: params.id })),
)
