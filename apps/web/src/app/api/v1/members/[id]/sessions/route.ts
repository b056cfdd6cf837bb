import { inOrganization } from '@frontdesk/core/context'
import { endMemberSessions, listMemberSessions } from '@frontdesk/core/identity/sessions/of-member'
import {
  deleteMemberSessions,
  listMemberSessions as list,
} from '../../../../../../contract/organization/security.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(list, ({ who, params, query, sessionId }) =>
  inOrganization(who, (ctx) =>
    listMemberSessions(ctx, { ...query, memberId: params.id, currentId: sessionId }),
  ),
)

export const DELETE = route(deleteMemberSessions, ({ who, params }) =>
  inOrganization(who, (ctx) => endMemberSessions(ctx, { memberId: params.id })),
)
