import { inOrganization } from '@frontdesk/core/context'
import { createWorkflow } from '@frontdesk/core/workflows/create'
import { readWorkflows } from '@frontdesk/core/workflows/read'
import { createWorkflow as create, listWorkflows } from '../../../../contract/automation/workflows.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(listWorkflows, async ({ who }) => ({
  items: await inOrganization(who, readWorkflows),
}))

export const POST = route(create, ({ who, body }) => inOrganization(who, (ctx) => createWorkflow(ctx, body)))
