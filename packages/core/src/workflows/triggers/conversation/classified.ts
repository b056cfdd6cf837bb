import { z } from 'zod'
import { defineTrigger } from '../trigger.ts'

export const classified = defineTrigger({
  name: 'classified',
  label: 'A message is classified',
  schema: z.strictObject({}),
  say: () => 'a message is classified',
})
