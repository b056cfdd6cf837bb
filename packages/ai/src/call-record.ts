import { z } from 'zod'

/** One call of a provider, as it is stored and billed. Cost is in millionths of the account's currency. */
export const aiCallRecordSchema = z.object({
  task: z.enum(['classify', 'draft']),
  provider: z.string(),
  model: z.string(),
  inputTokens: z.number().int().nonnegative(),
  outputTokens: z.number().int().nonnegative(),
  costMicros: z.number().int().nonnegative().nullable(),
  latencyMs: z.number().int().nonnegative(),
  outcome: z.enum(['ok', 'repaired', 'timeout', 'error', 'invalid', 'breaker_open']),
  error: z.string().optional(),
})

export type AiCallRecord = z.infer<typeof aiCallRecordSchema>
