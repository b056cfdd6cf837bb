import { inOrganization } from '@frontdesk/core/context'
import { readReplay } from '@frontdesk/core/workflows/replays/view'
import { getWorkflowReplay } from '../../../../../contract/workflow-runs.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getWorkflowReplay, ({ who, params }) =>
  inOrganization(who, (ctx) => readReplay(ctx, params.id)),
)
