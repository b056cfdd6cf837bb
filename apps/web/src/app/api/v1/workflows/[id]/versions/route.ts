import { inOrganization } from '@frontdesk/core/context'
import { listWorkflowVersions } from '@frontdesk/core/workflows/versions/list'
import { listWorkflowVersions as contract } from '../../../../../../contract/automation/workflows.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(contract, async ({ who, params }) => ({
  items: await inOrganization(who, (ctx) => listWorkflowVersions(ctx, params.id)),
}))
