import { inOrganization } from '@frontdesk/core/context'
import { changeSubject } from '@frontdesk/core/conversations/subject/change-subject'
import { putSubject } from '../../../../../../contract/conversations/changes.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putSubject, ({ who, params, body }) =>
  inOrganization(who, (ctx) => changeSubject(ctx, { conversation: params.id, ...body })),
)
