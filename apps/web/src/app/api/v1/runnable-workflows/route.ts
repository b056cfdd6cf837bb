import { inOrganization } from '@frontdesk/core/context'
import { listRunnable } from '@frontdesk/core/workflows/by-hand/list-runnable'
import { listRunnableWorkflows } from '../../../../contract/automation/runs-by-hand.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(listRunnableWorkflows, ({ who }) =>
  inOrganization(who, async (ctx) => ({ items: await listRunnable(ctx) })),
)
