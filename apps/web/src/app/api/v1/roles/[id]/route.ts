import { inOrganization } from '@frontdesk/core/context'
import { changeCustomRole, deleteCustomRole } from '@frontdesk/core/roles/write'
import { deleteRole, putRole } from '../../../../../contract/organization/security.ts'
import { route } from '../../../../../server/handler.ts'

export const PUT = route(putRole, ({ who, params, body }) =>
  inOrganization(who, (ctx) => changeCustomRole(ctx, { ...body, id: params.id })),
)

export const DELETE = route(deleteRole, ({ who, params }) =>
  inOrganization(who, (ctx) => deleteCustomRole(ctx, params.id)),
)
