import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, page, pageQuery, timestamp } from '../shared.ts'

const call = z.object({
  id,
  at: timestamp,
  task: z.string(),
  provider: z.string(),
  model: z.string(),
  conversationNumber: z.number().int().nullable(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  /** of the input, read from the provider's cache */
  cachedTokens: z.number().int(),
  /** dollars; null where no price is known */
  cost: z.number().nullable(),
  /** dollars; what an answer kept from earlier had cost then */
  saved: z.number(),
  latencyMs: z.number().int(),
  outcome: z.string(),
})

export const listAssistantCalls = defineContract({
  method: 'GET',
  path: '/assistant/calls',
  summary: 'Calls of providers, newest first, with the tokens and cost of each, and what answers kept saved',
  permission: 'assistant:manage',
  rate: 'general',
  query: pageQuery.strict(),
  response: page(call).extend({
    /** the last thirty days; dollars */
    totals: z.object({
      since: timestamp,
      calls: z.number().int(),
      cost: z.number(),
      kept: z.number().int(),
      saved: z.number(),
    }),
  }),
})
