import { inOrganization } from '@frontdesk/core/context'
import { listTemplates } from '@frontdesk/core/workflows/templates/list'
import { listWorkflowTemplates } from '../../../../contract/automation/workflows.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(listWorkflowTemplates, async ({ who }) => ({
  items: await inOrganization(who, listTemplates),
}))
