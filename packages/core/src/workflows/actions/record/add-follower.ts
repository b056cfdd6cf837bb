import { z } from 'zod'
import { follow } from '../../../followers/follow.ts'
import { listFollowers } from '../../../followers/list.ts'
import { defineAction } from '../action.ts'

export const addFollowerAction = defineAction({
  name: 'add_follower',
  label: 'Add a follower',
  schema: z.strictObject({ memberId: z.uuid().meta({ title: 'Member', named: 'member' }) }),
  say: ({ memberId }, names) => `have ${names('member', memberId)} follow it`,
  async apply(ctx, { memberId }, { facts, names }) {
    const conversation = facts.conversation.id
    const before = await listFollowers(ctx, conversation)
    if (before.some(({ id }) => id === memberId)) return 'They followed it already'
    await follow(ctx, { conversation, memberId })
    return `${names('member', memberId)} follows it`
  },
})
