import { z } from 'zod'
import { defineTrigger } from '../trigger.ts'

export const webhook = defineTrigger({
  name: 'webhook',
  label: 'Another system calls',
  schema: z.strictObject({
    source: z.string().max(200).exactOptional().meta({ title: 'Name of the incoming webhook' }),
  }),
  say: ({ source }) => (source === undefined ? 'another system calls' : `“${source}” calls`),
  accepts: ({ source }, { event }) => source === undefined || event.detail.source === source,
})
