import { z } from 'zod'
import { requestDraft } from '../../../drafts/request.ts'
import { defineAction } from '../action.ts'

export const requestDraftAction = defineAction({
  name: 'request_draft',
  label: 'Ask for a draft',
  schema: z.strictObject({}),
  say: () => 'have the assistant draft an answer',
  async apply(ctx, _parameters, { facts }) {
    await requestDraft(ctx, { conversation: facts.conversation.id })
    return 'The assistant was asked for a draft'
  },
})
