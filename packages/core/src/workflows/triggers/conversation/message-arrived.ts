import { z } from 'zod'
import { isWrittenByPerson } from '../../../messages/written-by-people.ts'
import { defineTrigger } from '../trigger.ts'

export const messageArrived = defineTrigger({
  name: 'message_arrived',
  label: 'A message arrives',
  schema: z.strictObject({
    automatic: z.boolean().default(false).meta({ title: 'Mails of robots as well' }),
  }),
  say: ({ automatic }) => (automatic ? 'a message arrives, from people or robots' : 'a message arrives'),
  accepts: ({ automatic }, { message }) => automatic || isWrittenByPerson(message?.autoKind ?? 'human'),
})
