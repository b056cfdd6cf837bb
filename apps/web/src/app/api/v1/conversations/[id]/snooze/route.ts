import { inOrganization } from '@frontdesk/core/context'
import { snooze } from '@frontdesk/core/conversations/snooze'
import { putSnooze } from '../../../../../../contract/conversations/conversations.ts'
import { route } from '../../../../../../server/handler.ts'

export const PUT = route(putSnooze, ({ who, params, body }) =>
  inOrganization(who, (ctx) =>
    snooze(ctx, { conversation: params.id, until: body.until === null ? null : new Date(body.until) }),
  ),
)
