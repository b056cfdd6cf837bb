import { inOrganization } from '@frontdesk/core/context'
import { cancelReplay } from '@frontdesk/core/workflows/replays/cancel'
import { createWorkflowReplayCancellation } from '../../../../../../contract/workflow-runs.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createWorkflowReplayCancellation, ({ who, params }) =>
  inOrganization(who, (ctx) => cancelReplay(ctx, params.id)),
)
