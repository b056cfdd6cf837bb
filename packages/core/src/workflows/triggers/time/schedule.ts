import { z } from 'zod'
import { isTimeZone } from '../../../business-hours/zone-clock.ts'
import { defineTrigger } from '../trigger.ts'

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

export const scheduleSchema = z.strictObject({
  /** 1 is Monday, 7 is Sunday */
  days: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .default([1, 2, 3, 4, 5])
    .meta({ title: 'Days (1 is Monday)' }),
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time such as 09:00')
    .default('09:00')
    .meta({ title: 'At' }),
  timeZone: z
    .string()
    .refine(isTimeZone, 'A time zone such as Europe/Berlin')
    .exactOptional()
    .meta({ title: 'Time zone (that of the organization when empty)' }),
  status: z
    .enum(['open', 'pending', 'resolved'])
    .default('open')
    .meta({ title: 'For conversations that are' }),
})

export const schedule = defineTrigger({
  name: 'schedule',
  label: 'At a time of day',
  schema: scheduleSchema,
  say: ({ days: wanted, at, status }) => {
    const named = wanted.length === 7 ? 'every day' : wanted.map((day) => days[day - 1]).join(', ')
    return `it is ${at} on ${named}, for every ${status} conversation`
  },
})
