import { inOrganization } from '@frontdesk/core/context'
import { deleteSlaPolicy, updateSlaPolicy } from '@frontdesk/core/sla/policies/write'
import { putSlaPolicy, deleteSlaPolicy as remove } from '../../../../../contract/service/sla.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putSlaPolicy, ({ who, params, body }) =>
  inOrganization(who, (ctx) => updateSlaPolicy(ctx, { id: params.id, ...body })),
)

export const DELETE = route(remove, ({ who, params }) =>
  inOrganization(who, (ctx) => deleteSlaPolicy(ctx, params.id)),
)
