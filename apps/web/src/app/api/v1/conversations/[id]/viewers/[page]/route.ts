import { stopViewing, view } from '@frontdesk/core/viewers/view'
import { deleteViewing, putViewing } from '../../../../../../../contract/conversations/viewers.ts'
import { route } from '../../../../../../../server/handler.ts'

export const PUT = route(putViewing, async ({ who, params: { id, page }, body }) => ({
  items: await view(who, { conversation: id, page, ...body }),
}))

export const DELETE = route(deleteViewing, ({ who, params: { id, page } }) =>
  stopViewing(who, { conversation: id, page }),
)
