import { inOrganization } from '@frontdesk/core/context'
import { switchWorkflow } from '@frontdesk/core/workflows/switch'
import { putWorkflowActive } from '../../../../../../contract/automation/workflows.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putWorkflowActive, ({ who, params, body }) =>
  inOrganization(who, (ctx) => switchWorkflow(ctx, { id: params.id, ...body })),
)
