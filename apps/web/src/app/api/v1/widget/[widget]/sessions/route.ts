import { startChat } from '@frontdesk/core/chat/start'
import { createChatSession } from '../../../../../../contract/channels/widget.ts'
import { admitVisitor } from '../../../../../../server/chat/admit-visitor.ts'
import { route } from '../../../../../../server/handler.ts'

export const POST = route(createChatSession, async ({ params, body, request, address }) => {
  await admitVisitor(request, { address, doing: 'beginning' })
  return startChat(params.widget, body)
})
