import { listViewers as list } from '@frontdesk/core/viewers/view'
import { listViewers } from '../../../../../../contract/conversations/viewers.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(listViewers, async ({ who, params }) => ({
  items: await list(who, { conversation: params.id }),
}))
