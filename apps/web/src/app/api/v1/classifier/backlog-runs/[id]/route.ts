import { changeRun } from '@frontdesk/core/classification/backlog/change'
import { readRun } from '@frontdesk/core/classification/backlog/list'
import { inOrganization } from '@frontdesk/core/context'
import { getBacklogRun, putBacklogRun } from '../../../../../../contract/assistant/backlog-runs.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getBacklogRun, ({ who, params }) =>
  inOrganization(who, (ctx) => readRun(ctx, params.id)),
)

export const PUT = route(putBacklogRun, ({ who, params, body }) =>
  inOrganization(who, (ctx) => changeRun(ctx, { id: params.id, ...body })),
)
