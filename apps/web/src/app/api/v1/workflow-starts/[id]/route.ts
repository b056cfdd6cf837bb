import { inOrganization } from '@frontdesk/core/context'
import { readStart } from '@frontdesk/core/workflows/by-hand/read-start'
import { getWorkflowStart } from '../../../../../contract/automation/runs-by-hand.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getWorkflowStart, ({ who, params }) =>
  inOrganization(who, (ctx) => readStart(ctx, params.id)),
)
