import { inOrganization } from '@frontdesk/core/context'
import { endMemberSessions } from '@frontdesk/core/identity/sessions/of-member'
import { deleteMemberSession } from '../../../../../../../contract/organization/security.ts'
import { route } from '../../../../../../../server/handler.ts'

export const DELETE = route(deleteMemberSession, ({ who, params: { id, sessionId } }) =>
  inOrganization(who, (ctx) => endMemberSessions(ctx, { memberId: id, sessionId })),
)
