import { z } from 'zod'
import type { Arrival } from '../../../classification/record.ts'
import { defineTrigger } from '../trigger.ts'

const justNow: Arrival = 'new'

export const classified = defineTrigger({
  name: 'classified',
  label: 'A message is classified',
  schema: z.strictObject({
    onlyNew: z.boolean().default(false).meta({ title: 'Only messages that have just come in' }),
  }),
  say: ({ onlyNew }) =>
    onlyNew ? 'a message that has just come in is classified' : 'a message is classified',
  accepts: ({ onlyNew }, { event }) => !onlyNew || event.detail.arrival === justNow,
})
