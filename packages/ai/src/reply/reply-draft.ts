import { z } from 'zod'
import { aiCallRecordSchema } from '../calls/call-record.ts'
import { unmetWishSchema, type Wishes } from './wishes.ts'

export interface Passage {
  sourceId: string
  kind: 'article' | 'saved_reply' | 'answer'
  title: string
  text: string
  /** How well the search thought it fits; any scale, more is better. */
  score: number
  /** How much of the message it speaks of, 0 … 1, where the search weighed that over the whole knowledge. */
  covered?: number | undefined
}

export interface DraftInput {
  subject: string
  /** The customer's new text, without quoted history. */
  text: string
  contactName?: string | null | undefined
  /** ISO 639-1 of the customer's language. */
  language: string
  history: { direction: 'inbound' | 'outbound'; text: string }[]
  /** What the organization decides in general; told to models, quoted to nobody. */
  policies?: { title: string; rule: string }[] | undefined
  passages: Passage[]
  signature?: string | undefined
  /** What the agent who asks for it wants of it. */
  wishes?: Wishes | undefined
  /** The draft at hand, where wishes are about it. */
  earlier?: string | undefined
}

export const replyDraftSchema = z.object({
  text: z.string().min(1),
  sentences: z.array(
    z.object({
      text: z.string(),
      /** Source ids of the passages the sentence rests on; empty for greetings and thanks. */
      sources: z.array(z.string()),
      supported: z.boolean(),
    }),
  ),
  confidence: z.number().min(0).max(1),
  by: z.string(),
  /** Wishes it does not fulfil. */
  unmet: z.array(unmetWishSchema).default([]),
  calls: z.array(aiCallRecordSchema),
})

export type ReplyDraft = z.infer<typeof replyDraftSchema>
export type DraftSentence = ReplyDraft['sentences'][number]
