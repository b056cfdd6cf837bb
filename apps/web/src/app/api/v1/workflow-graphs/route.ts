import { inOrganization } from '@frontdesk/core/context'
import { drawWorkflow } from '@frontdesk/core/workflows/definition/graph'
import { createWorkflowGraph } from '../../../../contract/automation/workflow-graphs.ts'
import { route } from '../../../../server/handler.ts'

export const POST = route(createWorkflowGraph, ({ who, body }) =>
  inOrganization(who, (ctx) => drawWorkflow(ctx, body)),
)
