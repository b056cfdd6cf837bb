import { z } from 'zod'
import { defineTrigger } from '../trigger.ts'

export const manual = defineTrigger({
  name: 'manual',
  label: 'Somebody starts it',
  schema: z.strictObject({}),
  say: () => 'somebody starts it',
})
