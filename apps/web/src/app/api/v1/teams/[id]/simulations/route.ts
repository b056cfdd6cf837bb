import { simulateTeam } from '@frontdesk/core/routing/simulation/simulate-team'
import { createSimulation } from '../../../../../../contract/routing/routing-plans.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createSimulation, ({ who, params, body }) =>
  simulateTeam(who, { ...body, teamId: params.id }),
)
