import { z } from 'zod'
import { defineTrigger } from '../trigger.ts'

export const macro = defineTrigger({
  name: 'macro',
  label: 'An agent uses it as a macro',
  schema: z.strictObject({}),
  say: () => 'an agent uses it as a macro',
})
