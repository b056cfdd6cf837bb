import { inOrganization } from '@frontdesk/core/context'
import { listSessions } from '@frontdesk/core/identity/list-sessions'
import { listSessions as contract } from '../../../../contract/organization/account.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(contract, ({ who, query, sessionId }) =>
  inOrganization(who, (ctx) => listSessions(ctx, { ...query, currentId: sessionId })),
)
