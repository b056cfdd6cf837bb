import { inOrganization } from '@frontdesk/core/context'
import { startReplay } from '@frontdesk/core/workflows/replays/start'
import { listReplays } from '@frontdesk/core/workflows/replays/view'
import { createWorkflowReplay, listWorkflowReplays } from '../../../../../../contract/workflow-runs.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(listWorkflowReplays, async ({ who, params }) => ({
  items: await inOrganization(who, (ctx) => listReplays(ctx, params.id)),
}))

export const POST = route(createWorkflowReplay, ({ who, params, body }) =>
  inOrganization(who, (ctx) => startReplay(ctx, { id: params.id, ...body })),
)
