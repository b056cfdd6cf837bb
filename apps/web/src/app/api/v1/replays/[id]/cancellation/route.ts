import { inOrganization } from '@frontdesk/core/context'
import { cancelReplay } from '@frontdesk/core/replays/cancel'
import { createReplayCancellation } from '../../../../../../contract/automation/replays.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createReplayCancellation, ({ who, params }) =>
  inOrganization(who, (ctx) => cancelReplay(ctx, params.id)),
)
