import { inOrganization } from '@frontdesk/core/context'
import { runByHand } from '@frontdesk/core/workflows/run-by-hand'
import { listRunsOf } from '@frontdesk/core/workflows/runs/list'
import { createWorkflowRun, listRunsOfWorkflow } from '../../../../../../contract/automation/workflow-runs.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(listRunsOfWorkflow, ({ who, params, query }) =>
  inOrganization(who, (ctx) => listRunsOf(ctx, { workflowId: params.id, ...query })),
)

export const POST = route(createWorkflowRun, ({ who, params, body }) =>
  inOrganization(who, (ctx) => runByHand(ctx, { id: params.id, ...body })),
)
