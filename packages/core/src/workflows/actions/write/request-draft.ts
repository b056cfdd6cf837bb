import { z } from 'zod'
import { requestDraft } from '../../../drafts/request.ts'
import { wantDraft } from '../../../drafts/want.ts'
import { defineAction } from '../action.ts'

export const requestDraftAction = defineAction({
  name: 'request_draft',
  label: 'Ask for a draft',
  schema: z.strictObject({
    held: z.boolean().default(false).meta({ title: 'A person sends it, however good it is' }),
  }),
  say: ({ held }) => `have the assistant draft an answer${held ? ' for a person to send' : ''}`,
  /** What somebody asks for is always theirs to send; what comes in asks for nothing, and not all of it is answered. */
  async apply(ctx, { held }, { facts: { conversation, message }, asked }) {
    if (asked || !message) {
      await requestDraft(ctx, { conversation: conversation.id })
      return 'The assistant was asked for a draft'
    }
    const against = await wantDraft(ctx, { conversationId: conversation.id, messageId: message.id, held })
    if (against !== null) return `No draft: ${against}`
    return held ? 'The assistant drafts, and a person decides' : 'The assistant drafts an answer'
  },
})
