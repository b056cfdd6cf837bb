import { inOrganization } from '@frontdesk/core/context'
import { listReplayResults } from '@frontdesk/core/workflows/replays/view'
import { listWorkflowReplayResults } from '../../../../../../contract/workflow-runs.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(listWorkflowReplayResults, ({ who, params, query }) =>
  inOrganization(who, (ctx) => listReplayResults(ctx, { id: params.id, ...query })),
)
