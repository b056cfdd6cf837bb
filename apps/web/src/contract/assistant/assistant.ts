import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, page, pageQuery, timestamp } from '../shared.ts'

export const providerKind = z.enum(['openai', 'anthropic', 'google', 'azure', 'compatible'])
const task = z.enum(['classify', 'draft', 'summarize', 'translate', 'article', 'embed', 'check'])
const modelName = z.string().trim().min(1).max(120)
/** a task's own model; null keeps the provider out of the task, and without a word it has the usual one */
const taskModels = z.partialRecord(task, modelName.nullable())
/** Not of embeddings: vectors of another model would have to be made anew. */
const providerOrders = z.partialRecord(task.exclude(['embed']), z.literal('cheapest'))
const counts = z.record(z.string(), z.number().int())

export const providerTest = z.object({
  works: z.boolean(),
  /** milliseconds, with the second try where one was needed */
  latencyMs: z.number().int(),
  model: z.string(),
  /** what to do about it, in a sentence */
  message: z.string(),
  at: timestamp,
})

export const assistantProvider = z.object({
  id,
  provider: providerKind,
  label: z.string(),
  enabled: z.boolean(),
  hasKey: z.boolean(),
  /** the last characters of the key; the key itself is never answered */
  keyHint: z.string().nullable(),
  baseUrl: z.string().nullable(),
  host: z.string(),
  apiVersion: z.string().nullable(),
  model: z.string(),
  models: taskModels,
  /** of its breaker; `unreadable` when its key can no longer be opened */
  state: z.enum(['closed', 'open', 'half-open', 'unreadable']),
  /** when it is asked again, while its breaker is open */
  triesAgainAt: timestamp.nullable(),
  test: providerTest.nullable(),
})

export const assistantProviders = z.object({
  usePlatform: z.boolean(),
  /** `cheapest` asks the provider first whose model costs least for the task; else the order of the list holds */
  orders: providerOrders,
  items: z.array(assistantProvider),
  /** the last quarter of an hour, whichever process asked */
  lately: z.array(
    z.object({
      provider: z.string(),
      calls: z.number().int(),
      failures: z.number().int(),
      /** not made, because earlier ones had failed */
      skipped: z.number().int(),
      lastFailureAt: timestamp.nullable(),
    }),
  ),
  platform: z.array(z.object({ provider: providerKind, models: taskModels })),
})

export const getProviders = defineContract({
  method: 'GET',
  path: '/assistant/providers',
  summary: 'Providers of models in the order they are asked, and those of the platform behind them',
  permission: 'assistant:manage',
  rate: 'general',
  response: assistantProviders,
})

export const putProviders = defineContract({
  method: 'PUT',
  path: '/assistant/providers',
  summary: 'Replaces the list of providers; a key that is left out stays, unless the address changes',
  permission: 'assistant:manage',
  rate: 'general',
  body: z.strictObject({
    usePlatform: z.boolean().default(true),
    /** left out: they stay */
    orders: providerOrders.optional(),
    items: z
      .array(
        z.strictObject({
          id: id.optional(),
          provider: providerKind,
          label: z.string().trim().min(1).max(60),
          enabled: z.boolean().default(true),
          apiKey: z.string().trim().min(1).max(1_000).optional(),
          baseUrl: z
            .url({ protocol: /^https?$/ })
            .max(500)
            .nullable()
            .default(null),
          apiVersion: z.string().trim().min(1).max(40).nullable().default(null),
          model: modelName,
          models: taskModels.default({}),
        }),
      )
      .max(20),
  }),
  response: assistantProviders,
})

export const createProviderTest = defineContract({
  method: 'POST',
  path: '/assistant/providers/{id}/tests',
  summary: 'Asks a provider whether it answers, with the model of a task or its usual one',
  permission: 'assistant:manage',
  rate: 'assistant',
  params: idParams,
  body: z.strictObject({ task: task.optional() }),
  response: providerTest,
})

const dollars = z.number().min(0).max(100_000)
/** dollars for a million tokens; cached input costs what other input costs where it is null */
const priceFields = {
  model: modelName,
  input: dollars,
  output: dollars,
  cachedInput: dollars.nullable().default(null),
}

export const modelPrices = z.object({
  items: z.array(
    z.object({
      ...priceFields,
      cachedInput: z.number().nullable(),
      /** entered here, not the vendor's list price */
      own: z.boolean(),
    }),
  ),
})

export const getPrices = defineContract({
  method: 'GET',
  path: '/assistant/prices',
  summary: 'What models cost, in dollars for a million tokens: own prices and list prices',
  permission: 'assistant:manage',
  rate: 'general',
  response: modelPrices,
})

export const putPrices = defineContract({
  method: 'PUT',
  path: '/assistant/prices',
  summary: 'Replaces the own prices; list prices hold for every other model',
  permission: 'assistant:manage',
  rate: 'general',
  body: z.strictObject({ items: z.array(z.strictObject(priceFields)).max(200) }),
  response: modelPrices,
})

export const assistantBudget = z.object({
  /** dollars; null for no bound */
  monthly: z.number().nullable(),
  spent: z.number(),
  /** the first day of the month it is about, UTC */
  month: z.iso.date(),
  /** calls that no price is known for, and that `spent` so leaves out */
  unpricedCalls: z.number().int(),
  state: z.enum(['unlimited', 'within', 'near', 'used_up']),
  alarms: z.array(z.object({ percent: z.number().int(), at: timestamp, told: z.boolean() })),
})

export const getBudget = defineContract({
  method: 'GET',
  path: '/assistant/budget',
  summary: "The month's budget and what of it is spent",
  permission: 'assistant:manage',
  rate: 'general',
  response: assistantBudget,
})

export const putBudget = defineContract({
  method: 'PUT',
  path: '/assistant/budget',
  summary: 'Sets what providers may cost in a month; when it is used up the local models work alone',
  permission: 'assistant:manage',
  rate: 'general',
  body: z.strictObject({ monthly: z.number().min(0).max(10_000_000).nullable() }),
  response: assistantBudget,
})

export const comparedModel = z.object({
  provider: z.string(),
  model: z.string(),
  calls: z.number().int(),
  failures: z.number().int(),
  repaired: z.number().int(),
  latencyP50: z.number().int().nullable(),
  latencyP95: z.number().int().nullable(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  cachedTokens: z.number(),
  /** dollars; calls without a price are left out */
  cost: z.number(),
  unpricedCalls: z.number().int(),
  draftsSent: z.number().int(),
  /** mean share of a draft that was changed before it was sent, 0 … 1 */
  editDistance: z.number().nullable(),
  /** what people said of its drafts, and how many named which fault */
  ratedGood: z.number().int(),
  ratedBad: z.number().int(),
  faults: counts,
  tasks: counts,
})

export const getComparison = defineContract({
  method: 'GET',
  path: '/assistant/comparison',
  summary: 'Calls, failures, latency, cost and edits of drafts for each provider and model',
  permission: 'assistant:manage',
  rate: 'general',
  query: z.strictObject({ days: z.coerce.number().int().min(1).max(366).default(30) }),
  response: z.object({ since: timestamp, items: z.array(comparedModel) }),
})

export const disclosure = z.object({
  id,
  at: timestamp,
  task: z.string(),
  provider: z.string(),
  model: z.string(),
  host: z.string(),
  conversationNumber: z.number().int().nullable(),
  /** SHA-256 of the redacted text that left, as hex */
  contentHash: z.string(),
  characters: z.number().int(),
  estimatedTokens: z.number().int(),
  /** kind of personal data → how many values were replaced */
  placeholders: counts,
  /** null while the call runs, or when its end was never learned */
  outcome: z.string().nullable(),
})

export const listDisclosures = defineContract({
  method: 'GET',
  path: '/assistant/disclosures',
  summary: 'What left the system for a provider, newest first: hashes and counts, nothing personal',
  permission: 'audit:read',
  rate: 'general',
  query: pageQuery.strict(),
  response: page(disclosure),
})
