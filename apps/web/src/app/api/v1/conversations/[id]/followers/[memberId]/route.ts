import { inOrganization } from '@frontdesk/core/context'
import { follow, unfollow } from '@frontdesk/core/followers/follow'
import { deleteFollower, putFollower } from '../../../../../../../contract/conversations/followers.ts'
import { route } from '../../../../../../../server/handler.ts'

export const PUT = route(putFollower, ({ who, params: { id, memberId } }) =>
  inOrganization(who, async (ctx) => ({ items: await follow(ctx, { conversation: id, memberId }) })),
)

export const DELETE = route(deleteFollower, ({ who, params: { id, memberId } }) =>
  inOrganization(who, async (ctx) => ({ items: await unfollow(ctx, { conversation: id, memberId }) })),
)
