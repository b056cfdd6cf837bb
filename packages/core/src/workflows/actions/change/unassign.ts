import { z } from 'zod'
import { unassign } from '../../../conversations/unassign.ts'
import { defineAction } from '../action.ts'

export const unassignAction = defineAction({
  name: 'unassign',
  label: 'Take it from its assignee',
  schema: z.strictObject({}),
  say: () => 'take it from its assignee',
  async apply(ctx, _parameters, { facts, workflowName }) {
    await unassign(ctx, { conversation: facts.conversation.id, reason: workflowName })
    return 'Nobody has it'
  },
  foresee: () => ({ conversation: { assigneeId: null } }),
})
