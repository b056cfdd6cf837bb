import { z } from 'zod'
import { snooze } from '../../../conversations/snooze.ts'
import { databaseTime } from '../../../database-time.ts'
import { sayMinutes } from '../../definition/wait.ts'
import { defineAction } from '../action.ts'

export const snoozeAction = defineAction({
  name: 'snooze',
  label: 'Snooze',
  schema: z.strictObject({
    minutes: z
      .int()
      .min(5)
      .max(90 * 24 * 60)
      .meta({ title: 'For (minutes)' }),
  }),
  say: ({ minutes }) => `snooze it for ${sayMinutes(minutes)}`,
  async apply(ctx, { minutes }, { facts }) {
    const until = new Date((await databaseTime(ctx)).getTime() + minutes * 60_000)
    await snooze(ctx, { conversation: facts.conversation.id, until })
    return `Snoozed until ${until.toISOString()}`
  },
})
