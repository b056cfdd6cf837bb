import { z } from 'zod'
import { unfollow } from '../../../followers/follow.ts'
import { listFollowers } from '../../../followers/list.ts'
import { defineAction } from '../action.ts'

export const removeFollowerAction = defineAction({
  name: 'remove_follower',
  label: 'Remove a follower',
  schema: z.strictObject({ memberId: z.uuid().meta({ title: 'Member', named: 'member' }) }),
  say: ({ memberId }, names) => `have ${names('member', memberId)} follow it no more`,
  async apply(ctx, { memberId }, { facts, names }) {
    const conversation = facts.conversation.id
    const before = await listFollowers(ctx, conversation)
    if (!before.some(({ id }) => id === memberId)) return 'They did not follow it'
    await unfollow(ctx, { conversation, memberId })
    return `${names('member', memberId)} follows it no more`
  },
})
