import { z } from 'zod'
import { defineTrigger } from '../trigger.ts'

export const conversationCreated = defineTrigger({
  name: 'conversation_created',
  label: 'A conversation is opened',
  schema: z.strictObject({}),
  say: () => 'a conversation is opened',
})
