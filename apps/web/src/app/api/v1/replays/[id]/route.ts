import { inOrganization } from '@frontdesk/core/context'
import { readReplay } from '@frontdesk/core/replays/view'
import { getReplay } from '../../../../../contract/automation/replays.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getReplay, ({ who, params }) =>
  inOrganization(who, (ctx) => readReplay(ctx, params.id)),
)
