import { z } from 'zod'
import { defineTrigger } from '../trigger.ts'

export const slaBreached = defineTrigger({
  name: 'sla_breached',
  label: 'A deadline has passed',
  schema: z.strictObject({}),
  say: () => 'a deadline has passed',
})
