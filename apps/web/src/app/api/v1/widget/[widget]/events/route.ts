import { followChat } from '@frontdesk/core/chat/follow'
import { listenChat } from '../../../../../../contract/channels/widget.ts'
import { admitVisitor } from '../../../../../../server/chat/admit-visitor.ts'
import { route } from '../../../../../../server/handler.ts'
import { openEventStream } from '../../../../../../server/live/event-stream.ts'

export const dynamic = 'force-dynamic'

export const GET = route(listenChat, async ({ params, request, address }) => {
  const token = await admitVisitor(request, { address, doing: 'reading' })
  const { visitorId, organizationId, stillThere, mayListen } = await followChat(params.widget, token)
  return openEventStream({
    organizationId,
    caller: `visitor.${visitorId}`,
    // A visitor asks for what is new whenever a stream opens, so that none has a past.
    lastEventId: null,
    // Nothing but that there is something for them: no type and no id of the desk's.
    tells: (event) =>
      event.type === 'chat.shown' && event.ids.visitorId === visitorId
        ? { ...event, type: 'shown', ids: {} }
        : null,
    mayListen,
    stillThere,
    signal: request.signal,
  })
})
