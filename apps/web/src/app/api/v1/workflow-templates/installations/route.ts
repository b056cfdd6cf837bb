import { inOrganization } from '@frontdesk/core/context'
import { installTemplate } from '@frontdesk/core/workflows/templates/list'
import { createWorkflowInstallation } from '../../../../../contract/automation/workflows.ts'
import { route } from '../../../../../server/handler.ts'

export const POST = route(createWorkflowInstallation, ({ who, body }) =>
  inOrganization(who, (ctx) => installTemplate(ctx, body)),
)
