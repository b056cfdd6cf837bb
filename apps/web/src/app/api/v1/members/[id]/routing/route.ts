import { inOrganization } from '@frontdesk/core/context'
import { readRoutingProfile } from '@frontdesk/core/routing/members/profile'
import { setRoutingProfile } from '@frontdesk/core/routing/members/set-profile'
import { getMemberRouting, putMemberRouting } from '../../../../../../contract/routing/routing.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getMemberRouting, ({ who, params }) =>
  inOrganization(who, (ctx) => readRoutingProfile(ctx, params.id)),
)

export const PUT = route(putMemberRouting, ({ who, params, body }) =>
  inOrganization(who, (ctx) => setRoutingProfile(ctx, { ...body, memberId: params.id })),
)
