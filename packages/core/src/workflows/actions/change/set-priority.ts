import { z } from 'zod'
import { prioritize } from '../../../conversations/priority/set-priority.ts'
import { defineAction } from '../action.ts'

const levels = ['low', 'normal', 'high', 'urgent'] as const

export const setPriorityAction = defineAction({
  name: 'set_priority',
  label: 'Set the priority',
  schema: z.strictObject({ priority: z.enum(levels).meta({ title: 'Priority' }) }),
  say: ({ priority }) => `set its priority to ${priority}`,
  async apply(ctx, { priority }, { facts }) {
    await prioritize(ctx, { conversation: facts.conversation.id, priority })
    return `The priority is ${priority}`
  },
  foresee: ({ priority }) => ({ conversation: { priority } }),
})
