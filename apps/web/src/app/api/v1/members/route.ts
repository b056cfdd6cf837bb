import { inOrganization } from '@frontdesk/core/context'
import { inviteMember } from '@frontdesk/core/members/invite'
import { listMembers } from '@frontdesk/core/members/list'
import { createMember, listMembers as list } from '../../../../contract/organization/settings.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listMembers(ctx, query)))

export const POST = route(createMember, ({ who, body }) =>
  inOrganization(who, (ctx) => inviteMember(ctx, body)),
)
