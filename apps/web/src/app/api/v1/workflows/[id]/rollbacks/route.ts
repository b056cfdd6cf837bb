import { inOrganization } from '@frontdesk/core/context'
import { rollBackWorkflow } from '@frontdesk/core/workflows/versions/roll-back'
import { createWorkflowRollback } from '../../../../../../contract/automation/workflows.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createWorkflowRollback, ({ who, params, body }) =>
  inOrganization(who, (ctx) => rollBackWorkflow(ctx, { id: params.id, ...body })),
)
