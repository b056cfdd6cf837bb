import { inOrganization } from '@frontdesk/core/context'
import { readDefaultTeam, setDefaultTeam } from '@frontdesk/core/mailboxes/settings/default-team'
import { getDefaultTeam, putDefaultTeam } from '../../../../../../contract/routing/teams.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getDefaultTeam, ({ who, params }) =>
  inOrganization(who, (ctx) => readDefaultTeam(ctx, params.id)),
)

export const PUT = route(putDefaultTeam, ({ who, params, body }) =>
  inOrganization(who, (ctx) => setDefaultTeam(ctx, { ...params, ...body })),
)
