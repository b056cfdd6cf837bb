import { z } from 'zod'

export const tones = ['friendly', 'neutral', 'formal'] as const
export const lengths = ['shorter', 'same', 'longer'] as const

/** What an agent asks of a draft beside an answer. Whoever may reply says it; it is no text of a customer. */
export const wishesSchema = z.strictObject({
  tone: z.enum(tones).optional(),
  /** Compared with the draft at hand, where there is one. */
  length: z.enum(lengths).optional(),
  /** ISO 639-1; the customer's language when left out. */
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
  /** In words, such as "say no politely". */
  instruction: z.string().trim().min(1).max(500).optional(),
  /** Changes the draft at hand instead of writing a new one. */
  keepText: z.boolean().optional(),
})

export type Wishes = z.infer<typeof wishesSchema>

/** A wish that a draft does not fulfil, and why, in a sentence for the agent. */
export const unmetWishSchema = z.object({
  wish: z.enum(['tone', 'length', 'language', 'instruction', 'keepText']),
  reason: z.string(),
})

export type UnmetWish = z.infer<typeof unmetWishSchema>

/** Whether the agent says what the reply is to be, so that it need not rest on passages alone. */
export function isLed({ instruction, keepText }: Wishes): boolean {
  return instruction !== undefined || keepText === true
}
