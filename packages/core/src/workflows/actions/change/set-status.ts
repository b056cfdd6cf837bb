import { z } from 'zod'
import { setStatus } from '../../../conversations/set-status.ts'
import { defineAction } from '../action.ts'

const statuses = ['open', 'pending', 'resolved', 'closed'] as const
const orders = { open: 'reopen it', pending: 'set it to pending', resolved: 'resolve it', closed: 'close it' }

export const setStatusAction = defineAction({
  name: 'set_status',
  label: 'Change the status',
  schema: z.strictObject({ status: z.enum(statuses).meta({ title: 'Status' }) }),
  say: ({ status }) => orders[status],
  async apply(ctx, { status }, { facts }) {
    await setStatus(ctx, { conversation: facts.conversation.id, status })
    return `It is ${status}`
  },
  foresee: ({ status }) => ({ conversation: { status } }),
})
