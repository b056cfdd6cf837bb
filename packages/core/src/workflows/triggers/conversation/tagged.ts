import { z } from 'zod'
import { defineTrigger } from '../trigger.ts'

export const tagged = defineTrigger({
  name: 'tagged',
  label: 'A conversation is tagged',
  schema: z.strictObject({
    tags: z.array(z.string().min(1).max(60)).max(20).default([]).meta({ title: 'With one of' }),
  }),
  say: ({ tags }) =>
    tags.length === 0 ? 'a conversation is tagged' : `a conversation is tagged ${tags.join(' or ')}`,
  accepts: ({ tags }, { event }) => {
    const added = String(event.detail.added ?? '').split('\n')
    return tags.length === 0 || tags.some((tag) => added.includes(tag))
  },
})
