import { inOrganization } from '@frontdesk/core/context'
import { listPresence } from '@frontdesk/core/routing/members/list-presence'
import { listPresence as list } from '../../../../contract/conversations/presence.ts'
import { route } from '../../../../server/handler.ts'

export const GET = route(list, ({ who, query }) => inOrganization(who, (ctx) => listPresence(ctx, query)))
