import { z } from 'zod'
import { callEndpoint } from '../../../webhooks/call.ts'
import { fillText } from '../../definition/fill-text.ts'
import { defineAction } from '../action.ts'
import { wordsSchema } from '../write/words.ts'

export const callWebhookAction = defineAction({
  name: 'call_webhook',
  label: 'Call a webhook',
  schema: z.strictObject({
    endpointId: z.uuid().meta({ title: 'Endpoint', named: 'endpoint' }),
    title: wordsSchema.exactOptional().meta({ title: 'Title' }),
    text: wordsSchema.exactOptional().meta({ title: 'Words', long: true }),
  }),
  say: ({ endpointId }, names) => `call ${names('endpoint', endpointId)}`,
  async apply(ctx, { endpointId, title, text }, { facts, workflowName }) {
    const { conversation, message } = facts
    await callEndpoint(ctx, {
      endpointId,
      conversationId: conversation.id,
      title: title === undefined ? `#${conversation.number} ${conversation.subject}` : fillText(title, facts),
      text: text === undefined ? (message?.text ?? workflowName) : fillText(text, facts),
    })
    return 'The call was promised'
  },
})
