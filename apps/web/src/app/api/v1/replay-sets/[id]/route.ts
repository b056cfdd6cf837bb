import { inOrganization } from '@frontdesk/core/context'
import { deleteReplaySet as remove } from '@frontdesk/core/replays/sets/delete'
import { deleteReplaySet } from '../../../../../contract/automation/replays.ts'
import { route } from '../../../../../server/handler.ts'

export const DELETE = route(deleteReplaySet, ({ who, params }) =>
  inOrganization(who, (ctx) => remove(ctx, params.id)),
)
