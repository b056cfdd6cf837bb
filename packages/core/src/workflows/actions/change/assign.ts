import { z } from 'zod'
import { giveTo } from '../../../conversations/assign.ts'
import { defineAction } from '../action.ts'

export const assignAction = defineAction({
  name: 'assign',
  label: 'Assign to a member',
  schema: z.strictObject({ memberId: z.uuid().meta({ title: 'Member', named: 'member' }) }),
  say: ({ memberId }, names) => `assign it to ${names('member', memberId)}`,
  async apply(ctx, { memberId }, { facts }) {
    const { name } = await giveTo(ctx, { conversation: facts.conversation.id, assigneeId: memberId })
    return `Assigned to ${name}`
  },
  foresee: ({ memberId }) => ({ conversation: { assigneeId: memberId } }),
})
