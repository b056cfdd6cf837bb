import { listChat } from '@frontdesk/core/chat/list'
import { receiveChat } from '@frontdesk/core/chat/receive'
import { createChatMessage, listChatMessages } from '../../../../../../contract/channels/widget.ts'
import { admitVisitor } from '../../../../../../server/chat/admit-visitor.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(listChatMessages, async ({ params, query, request, address }) => {
  const token = await admitVisitor(request, { address, doing: 'reading' })
  return listChat(params.widget, { ...query, token })
})

export const POST = route(createChatMessage, async ({ params, body, request, address }) => {
  const token = await admitVisitor(request, { address, doing: 'writing' })
  return receiveChat(params.widget, { ...body, token })
})
