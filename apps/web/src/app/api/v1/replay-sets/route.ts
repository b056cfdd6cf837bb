import { inOrganization } from '@frontdesk/core/context'
import { createReplaySet as create } from '@frontdesk/core/replays/sets/create'
import { listReplaySets as list } from '@frontdesk/core/replays/sets/list'
import { createReplaySet, listReplaySets } from '../../../../contract/automation/replays.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(listReplaySets, ({ who, query }) => inOrganization(who, (ctx) => list(ctx, query)))

export const POST = route(createReplaySet, ({ who, body }) => inOrganization(who, (ctx) => create(ctx, body)))
