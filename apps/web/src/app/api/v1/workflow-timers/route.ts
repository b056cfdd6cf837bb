import { inOrganization } from '@frontdesk/core/context'
import { listTimers } from '@frontdesk/core/workflows/runs/list-timers'
import { listWorkflowTimers } from '../../../../contract/automation/workflow-runs.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(listWorkflowTimers, async ({ who, query }) => ({
  items: await inOrganization(who, (ctx) => listTimers(ctx, query)),
}))
