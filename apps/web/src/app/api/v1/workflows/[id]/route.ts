import { inOrganization } from '@frontdesk/core/context'
import { changeWorkflow } from '@frontdesk/core/workflows/change'
import { deleteWorkflow } from '@frontdesk/core/workflows/delete'
import { readWorkflow } from '@frontdesk/core/workflows/read'
import {
  getWorkflow,
  putWorkflow,
  deleteWorkflow as remove,
} from '../../../../../contract/automation/workflows.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getWorkflow, ({ who, params }) =>
  inOrganization(who, (ctx) => readWorkflow(ctx, params.id)),
)

export const PUT = route(putWorkflow, ({ who, params, body }) =>
  inOrganization(who, (ctx) => changeWorkflow(ctx, { id: params.id, ...body })),
)

export const DELETE = route(remove, ({ who, params }) =>
  inOrganization(who, (ctx) => deleteWorkflow(ctx, params.id)),
)
