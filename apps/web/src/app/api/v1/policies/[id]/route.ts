import { inOrganization } from '@frontdesk/core/context'
import { deletePolicy, updatePolicy } from '@frontdesk/core/policies/write'
import { putPolicy, deletePolicy as remove } from '../../../../../contract/knowledge/policies.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putPolicy, ({ who, params, body }) =>
  inOrganization(who, (ctx) => updatePolicy(ctx, { id: params.id, ...body })),
)

export const DELETE = route(remove, ({ who, params }) =>
  inOrganization(who, (ctx) => deletePolicy(ctx, params.id)),
)
