import { inOrganization } from '@frontdesk/core/context'
import { choosePresence } from '@frontdesk/core/routing/presence/choose'
import { readPresence } from '@frontdesk/core/routing/presence/read'
import { getPresence, putPresence } from '../../../../../../contract/conversations/presence.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getPresence, ({ who }) => inOrganization(who, readPresence))

export const PUT = route(putPresence, ({ who, body }) =>
  inOrganization(who, (ctx) => choosePresence(ctx, body)),
)
