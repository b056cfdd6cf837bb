import { inOrganization } from '@frontdesk/core/context'
import { listRuns } from '@frontdesk/core/workflows/runs/list'
import { listWorkflowRuns } from '../../../../contract/automation/workflow-runs.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(listWorkflowRuns, ({ who, query }) =>
  inOrganization(who, (ctx) => listRuns(ctx, query)),
)
