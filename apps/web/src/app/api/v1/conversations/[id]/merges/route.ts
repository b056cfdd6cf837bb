import { inOrganization } from '@frontdesk/core/context'
import { listMoves } from '@frontdesk/core/conversations/query/moves'
import { merge } from '@frontdesk/core/conversations/reorganize/merge'
import { createMerge, listMerges } from '../../../../../../contract/conversations/reorganizing.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(listMerges, ({ who, params, query }) =>
  inOrganization(who, (ctx) => listMoves(ctx, { ...query, conversation: params.id, kind: 'merge' })),
)

export const POST = route(createMerge, ({ who, params, body }) =>
  inOrganization(who, (ctx) => merge(ctx, { conversation: params.id, into: body.into })),
)
