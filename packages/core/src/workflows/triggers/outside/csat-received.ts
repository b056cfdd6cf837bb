import { z } from 'zod'
import { defineTrigger } from '../trigger.ts'

export const csatReceived = defineTrigger({
  name: 'csat_received',
  label: 'A customer rates us',
  schema: z.strictObject({}),
  say: () => 'a customer rates us',
})
