import { inOrganization } from '@frontdesk/core/context'
import { runForMany } from '@frontdesk/core/workflows/by-hand/run-for-many'
import { createBulkRun } from '../../../../../../contract/automation/runs-by-hand.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createBulkRun, ({ who, params, body }) =>
  inOrganization(who, (ctx) => runForMany(ctx, { ...params, ...body })),
)
