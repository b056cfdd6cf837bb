import { z } from 'zod'
import { aiCallRecordSchema } from './calls/call-record.ts'
import type { Model } from './local/classifier.ts'

export const routeSchema = z.enum(['informational', 'service_action', 'safety_compliance'])
const probability = z.number().min(0).max(1)

/** A category of the organization, as the classifier sees it. */
export interface CategoryInput {
  key: string
  name: string
  description: string
  route: z.infer<typeof routeSchema>
}

export interface ClassifyInput {
  /** What the customer wrote, without quoted history. */
  text: string
  subject?: string | undefined
  channel?: string | undefined
  categories: CategoryInput[]
  /** The organization's own model; null before its first training. */
  model: Model | null
}

export const classificationSchema = z.object({
  route: routeSchema,
  /** Key of one of the given categories. */
  category: z.string(),
  confidence: probability,
  routeConfidence: probability,
  sentiment: z.object({
    score: z.number().min(-1).max(1),
    label: z.enum(['negative', 'neutral', 'positive']),
    confidence: probability,
  }),
  severity: z.enum(['low', 'normal', 'high', 'urgent']),
  severityConfidence: probability,
  /** ISO 639-1 or 'und'. */
  language: z.string(),
  languageConfidence: probability,
  /** 'local' or '<provider>/<model>'. */
  by: z.string(),
  evidence: z.object({
    localCategory: z.string(),
    localConfidence: probability,
    localRoute: routeSchema,
    /** The three likeliest categories of the local model. */
    ranking: z.array(z.object({ category: z.string(), confidence: probability })),
    severityHits: z.array(z.string()),
    /** The message speaks to a machine: no automation. */
    suspicious: z.boolean(),
    /** Whether provider and local model agree on the category; null without a provider. */
    agreement: z.boolean().nullable(),
  }),
  calls: z.array(aiCallRecordSchema),
})

export type Classification = z.infer<typeof classificationSchema>
