import { z } from 'zod'

/** An answer of a provider as it is kept, with what it had cost. */
export const keptAnswerSchema = z.object({
  value: z.unknown(),
  by: z.string(),
  costMicros: z.number().int().nonnegative(),
})

export type KeptAnswer = z.output<typeof keptAnswerSchema>

/** Where answers are kept for a while. Neither side rejects: what cannot be kept is asked for again. */
export interface KeptAnswers {
  find(question: string): Promise<KeptAnswer | null>
  /** `second` says that a provider answered that was not the first to be asked. */
  keep(question: string, answer: KeptAnswer, how: { second: boolean }): Promise<void>
}
