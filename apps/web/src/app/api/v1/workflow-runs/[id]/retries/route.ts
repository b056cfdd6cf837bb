import { inOrganization } from '@frontdesk/core/context'
import { retryRun } from '@frontdesk/core/workflows/runs/retry'
import { createWorkflowRetry } from '../../../../../../contract/automation/workflow-runs.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createWorkflowRetry, ({ who, params }) =>
  inOrganization(who, (ctx) => retryRun(ctx, params.id)),
)
