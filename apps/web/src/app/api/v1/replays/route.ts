import { inOrganization } from '@frontdesk/core/context'
import { startReplay } from '@frontdesk/core/replays/start'
import { listReplays as list } from '@frontdesk/core/replays/view'
import { createReplay, listReplays } from '../../../../contract/automation/replays.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(listReplays, ({ who, query }) => inOrganization(who, (ctx) => list(ctx, query)))

export const POST = route(createReplay, ({ who, body }) =>
  inOrganization(who, (ctx) => startReplay(ctx, body)),
)
