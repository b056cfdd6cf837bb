import { z } from 'zod'
import { defineTrigger } from '../trigger.ts'

export const replySent = defineTrigger({
  name: 'reply_sent',
  label: 'A reply is written',
  schema: z.strictObject({}),
  say: () => 'somebody replies to the customer',
})
