import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, page, pageQuery, route, timestamp } from '../shared.ts'

const mode = z.enum(['off', 'shadow', 'suggest', 'send_with_undo', 'auto'])
const bar = {
  /** the precision that has to be proved */
  bar: z.number().min(0.5).max(0.999),
  leastReviewed: z.number().int().min(10).max(10_000),
  /** drafts below this confidence neither leave by themselves nor count */
  leastConfidence: z.number().min(0).max(1),
}
const measured = { reviewed: z.number().int(), good: z.number().int(), low: z.number(), high: z.number() }
const person = z.object({ type: z.string(), name: z.string() })

export const categoryAutonomy = z.object({
  category: z.object({ id, key: z.string(), name: z.string(), route }),
  mode,
  ...bar,
  ...measured,
  precision: z.number().nullable(),
  open: z.number().int(),
  offered: mode.nullable(),
  changedAt: timestamp.nullable(),
  changedBy: person.nullable(),
  reason: z.string(),
})

export const reliabilityBin = z.object({
  from: z.number(),
  to: z.number(),
  confidence: z.number(),
  ...measured,
})

export const draftReview = z.object({
  id,
  conversation: z.object({ id, number: z.number().int(), subject: z.string() }),
  category: z.object({ id, name: z.string() }).nullable(),
  question: z.string(),
  draft: z.string(),
  sources: z.array(z.object({ id: z.string(), kind: z.string(), title: z.string(), passage: z.string() })),
  sent: z.string().nullable(),
  similarity: z.number().nullable(),
  edits: z.array(
    z.object({
      kind: z.enum(['fact', 'policy', 'missing_step', 'tone']),
      draft: z.string(),
      sent: z.string(),
    }),
  ),
  mode,
  draftedBy: z.string(),
  confidence: z.number(),
  good: z.boolean().nullable(),
  decidedBy: person.nullable(),
  createdAt: timestamp,
})

export const getAutonomy = defineContract({
  method: 'GET',
  path: '/assistant/autonomy',
  summary: 'How far the assistant goes in each category, its measured precision, and what is offered',
  permission: 'categories:read',
  rate: 'general',
  response: z.object({ categories: z.array(categoryAutonomy), reliability: z.array(reliabilityBin) }),
})

export const putAutonomy = defineContract({
  method: 'PUT',
  path: '/assistant/autonomy/{id}',
  summary: 'Sets how far the assistant may go in a category; acting alone has to be earned',
  permission: 'categories:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ mode, ...bar }),
})

export const listDraftReviews = defineContract({
  method: 'GET',
  path: '/assistant/draft-reviews',
  summary: 'Drafts and what became of them, newest first',
  permission: 'conversations:read',
  rate: 'general',
  query: pageQuery
    .extend({ state: z.enum(['open', 'decided']).default('open'), category: id.optional() })
    .strict(),
  response: page(draftReview),
})

export const putDraftReview = defineContract({
  method: 'PUT',
  path: '/assistant/draft-reviews/{id}',
  summary: 'Says whether a draft could have been sent as it was',
  permission: 'conversations:reply',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ good: z.boolean() }),
})
