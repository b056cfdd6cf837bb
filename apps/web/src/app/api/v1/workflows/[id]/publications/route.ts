import { inOrganization } from '@frontdesk/core/context'
import { publishWorkflow } from '@frontdesk/core/workflows/versions/publish'
import { createWorkflowPublication } from '../../../../../../contract/automation/workflows.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createWorkflowPublication, ({ who, params, body }) =>
  inOrganization(who, (ctx) => publishWorkflow(ctx, { id: params.id, ...body })),
)
