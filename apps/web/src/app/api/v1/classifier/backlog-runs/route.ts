import { listRuns } from '@frontdesk/core/classification/backlog/list'
import { prepareRun } from '@frontdesk/core/classification/backlog/prepare'
import { inOrganization } from '@frontdesk/core/context'
import { createBacklogRun, listBacklogRuns } from '../../../../../contract/assistant/backlog-runs.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(listBacklogRuns, ({ who, query }) =>
  inOrganization(who, (ctx) => listRuns(ctx, query)),
)

export const POST = route(createBacklogRun, ({ who, body }) =>
  inOrganization(who, (ctx) => prepareRun(ctx, body)),
)
