import { inOrganization } from '@frontdesk/core/context'
import { acceptInvitation } from '@frontdesk/core/members/accept-invitation'
import { listInvitations } from '@frontdesk/core/members/list-invitations'
import { acceptInvitation as accept } from '../../../../contract/organization/account.ts'
import { listInvitations as list } from '../../../../contract/organization/settings.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listInvitations(ctx, query)))

export const PUT = route(accept, ({ body }) => acceptInvitation(body))
