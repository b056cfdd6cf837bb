import { inOrganization } from '@frontdesk/core/context'
import { estimateReplay } from '@frontdesk/core/replays/estimate'
import { createReplayEstimate } from '../../../../contract/automation/replays.ts'
import { route } from '../../../../server/handler.ts'

export const POST = route(createReplayEstimate, ({ who, body }) =>
  inOrganization(who, (ctx) => estimateReplay(ctx, body)),
)
