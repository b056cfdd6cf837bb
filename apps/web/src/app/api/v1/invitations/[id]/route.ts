import { inOrganization } from '@frontdesk/core/context'
import { revokeInvitation } from '@frontdesk/core/members/revoke-invitation'
import { deleteInvitation } from '../../../../../contract/organization/settings.ts'
import { route } from '../../../../../server/handler.ts'

export const DELETE = route(deleteInvitation, ({ who, params }) =>
  inOrganization(who, (ctx) => revokeInvitation(ctx, params.id)),
)
