import { inOrganization } from '@frontdesk/core/context'
import { beat } from '@frontdesk/core/routing/presence/beat'
import { listenEvents } from '../../../../contract/organization/operations.ts'
import { callerKeyOf, findCaller } from '../../../../server/auth.ts'
import { route } from '../../../../server/handler.ts'
import { openEventStream } from '../../../../server/live/event-stream.ts'

export const dynamic = 'force-dynamic'

export const GET = route(listenEvents, ({ who, request }) =>
  openEventStream({
    organizationId: who.organizationId,
    caller: callerKeyOf(who),
    lastEventId: request.headers.get('last-event-id'),
    mayListen: async () => (await findCaller(request.headers))?.who.organizationId === who.organizationId,
    stillThere: () => inOrganization(who, beat),
    signal: request.signal,
  }),
)
