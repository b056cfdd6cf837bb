import { z } from 'zod'
import { defineTrigger } from '../trigger.ts'

export const conversationAssigned = defineTrigger({
  name: 'conversation_assigned',
  label: 'A conversation is assigned',
  schema: z.strictObject({}),
  say: () => 'a conversation is assigned',
})
