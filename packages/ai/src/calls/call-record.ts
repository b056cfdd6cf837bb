import { z } from 'zod'

/** What the assistant does, and a model can be chosen for. */
export const tasks = ['classify', 'draft', 'summarize', 'translate', 'article', 'embed', 'check'] as const

/** Those, and the question whether a provider answers at all. */
const askable = [...tasks, 'test'] as const

export type Task = (typeof askable)[number]

/** One call of a provider, as it is stored and billed. Cost is in millionths of a dollar. */
export const aiCallRecordSchema = z.object({
  /** That of its line in the ledger of what left the system, where one is kept. */
  id: z.uuid().optional(),
  task: z.enum(askable),
  provider: z.string(),
  model: z.string(),
  inputTokens: z.number().int().nonnegative(),
  outputTokens: z.number().int().nonnegative(),
  /** Of the input, those the provider had kept from an earlier call. */
  cachedTokens: z.number().int().nonnegative().default(0),
  /** Input as it was counted before the call. */
  estimatedTokens: z.number().int().nonnegative().default(0),
  /** 0 is the built-in prompt. */
  promptVersion: z.number().int().nonnegative().default(0),
  /** Null where no price is known. */
  costMicros: z.number().int().nonnegative().nullable(),
  /** What an answer kept from earlier had cost then. */
  savedMicros: z.number().int().nonnegative().optional(),
  latencyMs: z.number().int().nonnegative(),
  /** The last three mean that nothing was sent; `cached` that the answer had been kept. */
  outcome: z.enum(['ok', 'repaired', 'timeout', 'error', 'invalid', 'breaker_open', 'over_budget', 'cached']),
  error: z.string().optional(),
})

export type AiCallRecord = z.output<typeof aiCallRecordSchema>
