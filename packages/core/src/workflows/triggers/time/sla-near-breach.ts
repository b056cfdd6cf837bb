import { z } from 'zod'
import { defineTrigger } from '../trigger.ts'

export const slaNearBreach = defineTrigger({
  name: 'sla_near_breach',
  label: 'A deadline is near',
  schema: z.strictObject({}),
  say: () => 'a deadline is near',
})
