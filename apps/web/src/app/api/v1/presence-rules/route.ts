import { inOrganization } from '@frontdesk/core/context'
import { changePresenceRules, readPresenceRules } from '@frontdesk/core/routing/presence/rules'
import { getPresenceRules, putPresenceRules } from '../../../../contract/conversations/presence.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(getPresenceRules, ({ who }) => inOrganization(who, readPresenceRules))

export const PUT = route(putPresenceRules, ({ who, body }) =>
  inOrganization(who, (ctx) => changePresenceRules(ctx, body)),
)
