import { inOrganization } from '@frontdesk/core/context'
import { listReplayResults as list } from '@frontdesk/core/replays/list-results'
import { listReplayResults } from '../../../../../../contract/automation/replays.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(listReplayResults, ({ who, params, query }) =>
  inOrganization(who, (ctx) => list(ctx, { id: params.id, ...query })),
)
