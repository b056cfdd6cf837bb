import { inOrganization } from '@frontdesk/core/context'
import { listFollowers } from '@frontdesk/core/followers/list'
import { listFollowers as list } from '../../../../../../contract/conversations/followers.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(list, ({ who, params }) =>
  inOrganization(who, async (ctx) => ({ items: await listFollowers(ctx, params.id) })),
)
