import { inOrganization } from '@frontdesk/core/context'
import { checkDraft } from '@frontdesk/core/workflows/definition/check-draft'
import { createWorkflowCheck } from '../../../../contract/automation/workflows.ts'
import { route } from '../../../../server/handler.ts'

export const POST = route(createWorkflowCheck, ({ who, body }) =>
  inOrganization(who, (ctx) => checkDraft(ctx, body)),
)
