import { inOrganization } from '@frontdesk/core/context'
import { listRoles } from '@frontdesk/core/roles/list'
import { createCustomRole } from '@frontdesk/core/roles/write'
import { createRole, listRoles as list } from '../../../../contract/organization/security.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who }) => inOrganization(who, listRoles))

export const POST = route(createRole, ({ who, body }) =>
  inOrganization(who, (ctx) => createCustomRole(ctx, body)),
)
