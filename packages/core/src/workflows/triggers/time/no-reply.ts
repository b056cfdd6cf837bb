import { z } from 'zod'
import { sayMinutes } from '../../definition/wait.ts'
import { defineTrigger } from '../trigger.ts'

const whom = { us: 'we have not answered', customer: 'the customer has not answered' } as const

export const noReplySchema = z.strictObject({
  minutes: z
    .int()
    .min(1)
    .max(60 * 24 * 60)
    .default(240)
    .meta({ title: 'After (minutes)' }),
  openHours: z.boolean().default(true).meta({ title: 'Count opening hours only' }),
  from: z.enum(['us', 'customer']).default('us').meta({ title: 'Whose answer is missing' }),
})

/** What sets the timer and what ends it, by whose answer is missing. */
export const noReplyTurns = {
  us: { begins: 'message_arrived', ends: 'reply_sent' },
  customer: { begins: 'reply_sent', ends: 'message_arrived' },
} as const

export const noReply = defineTrigger({
  name: 'no_reply',
  label: 'Nobody has replied in time',
  schema: noReplySchema,
  say: ({ minutes, openHours, from }) =>
    `${whom[from]} for ${sayMinutes(minutes)}${openHours ? ' of opening hours' : ''}`,
  alsoHears: ['message_arrived', 'reply_sent', 'status_changed'],
})
