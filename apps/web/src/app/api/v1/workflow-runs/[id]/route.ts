import { inOrganization } from '@frontdesk/core/context'
import { readRunDetail } from '@frontdesk/core/workflows/runs/read'
import { getWorkflowRun } from '../../../../../contract/automation/workflow-runs.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getWorkflowRun, ({ who, params }) =>
  inOrganization(who, (ctx) => readRunDetail(ctx, params.id)),
)
