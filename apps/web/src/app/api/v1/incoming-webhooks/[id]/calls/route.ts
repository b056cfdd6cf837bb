import { inOrganization } from '@frontdesk/core/context'
import { listIncomingCalls } from '@frontdesk/core/webhooks/incoming/hooks'
import { listIncomingCalls as contract } from '../../../../../../contract/automation/incoming-webhooks.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(contract, ({ who, params, query }) =>
  inOrganization(who, (ctx) => listIncomingCalls(ctx, { ...query, id: params.id })),
)
