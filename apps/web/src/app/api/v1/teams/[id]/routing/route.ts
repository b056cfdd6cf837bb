import { inOrganization } from '@frontdesk/core/context'
import { readTeamRules, setTeamRules } from '@frontdesk/core/routing/teams/set-rules'
import { getTeamRouting, putTeamRouting } from '../../../../../../contract/routing/routing.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getTeamRouting, ({ who, params }) =>
  inOrganization(who, (ctx) => readTeamRules(ctx, params.id)),
)

export const PUT = route(putTeamRouting, ({ who, params, body }) =>
  inOrganization(who, (ctx) => setTeamRules(ctx, { ...body, teamId: params.id })),
)
