import type { Facts } from '@frontdesk/ai/actions/read-facts'
import type { z } from 'zod'

export type FieldValue = string | number
export type Fields = Record<string, FieldValue>

/** How a field is shown and filled in. */
export type FieldShape = { label: string; input: 'text' | 'long' | 'number' | 'date' | 'currency' }

/** One thing that may be done for a customer. One file and one line of the registry each. */
export interface ActionKind {
  name: string
  /** What it does, for models and for admins. */
  description: string
  /** What has to be known before it is approved. */
  schema: z.ZodObject
  shapes: Record<string, FieldShape>
  /** Fields whose value must stand in the conversation when a model names it. */
  verbatim: readonly string[]
  /** Says aloud what will be done; fields in braces. */
  sentence: string
  /** What a customer writes who wants it. */
  cues: RegExp
  /** Keys of categories that speak for it. */
  categories: readonly string[]
  /** Proposed only where nothing else is. */
  last?: true
  fill(facts: Facts): Record<string, FieldValue | null>
  /** What it moves, where an amount decides who has to approve. */
  money?(fields: Fields): { amount: number; currency: string } | null
  /** What an organization starts with. */
  approval: { approval: 'never' | 'always' } | { approval: 'above'; amount: number; currency: string }
  /** Told to the customer when it is done, by ISO 639-1; fields in braces, and `result`. */
  confirmation: Record<string, string>
}
