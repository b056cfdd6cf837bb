import { inOrganization } from '@frontdesk/core/context'
import { revokeSession } from '@frontdesk/core/identity/revoke-session'
import { deleteSession } from '../../../../../contract/organization/account.ts'
import { route } from '../../../../../server/handler.ts'

export const DELETE = route(deleteSession, ({ who, params, sessionId }) =>
  inOrganization(who, (ctx) => revokeSession(ctx, params.id === 'current' ? sessionId : params.id)),
)
