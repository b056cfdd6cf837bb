import { inOrganization } from '@frontdesk/core/context'
import { createTeam } from '@frontdesk/core/teams/create'
import { listTeams } from '@frontdesk/core/teams/list'
import { createTeam as create, listTeams as list } from '../../../../contract/routing/teams.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listTeams(ctx, query)))

export const POST = route(create, ({ who, body }) => inOrganization(who, (ctx) => createTeam(ctx, body)))
