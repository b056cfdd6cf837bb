import { z } from 'zod'
import { wantNextSteps } from '../../../drafts/want.ts'
import { Invalid } from '../../../errors.ts'
import { defineAction } from '../action.ts'

export const proposeNextStepsAction = defineAction({
  name: 'propose_next_steps',
  label: 'Propose next steps',
  schema: z.strictObject({}),
  say: () => 'propose next steps where its category has any',
  async apply(ctx, _parameters, { facts: { conversation, message }, asked }) {
    if (!message) throw new Invalid('There is no message to propose next steps for')
    const about = { conversationId: conversation.id, messageId: message.id }
    const against = await wantNextSteps(ctx, { ...about, asked })
    return against === null ? 'The assistant looks for next steps' : `No next steps: ${against}`
  },
})
