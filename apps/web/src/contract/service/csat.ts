import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { conversationParams, id, page, pageQuery, timestamp } from '../shared.ts'

const rating = z.number().int().min(1).max(5)

export const csatSettings = z.strictObject({
  enabled: z.boolean(),
  samplePercent: z.number().int().min(1).max(100),
  cooldownDays: z.number().int().min(0).max(365),
  delayMinutes: z.number().int().min(0).max(10_080),
  validDays: z.number().int().min(1).max(90),
  /** instead of ours; empty for ours in the customer's language */
  question: z.string().trim().max(500),
})

export const csatAnswer = z.object({
  id,
  conversationId: id,
  conversationNumber: z.number().int(),
  contact: z.object({ id, name: z.string(), email: z.string() }),
  assignee: z.object({ id, name: z.string() }).nullable(),
  rating,
  comment: z.string(),
  at: timestamp,
})

export const csatFigures = z.object({
  asked: z.number().int(),
  answered: z.number().int(),
  average: z.number().nullable(),
  /** the share of fours and fives */
  satisfied: z.number().nullable(),
  /** how often each rating was given, from 1 to 5 */
  ratings: z.array(z.number().int()),
})

/** What the page behind a customer's link shows. */
export const csatQuestion = z.object({
  organization: z.string(),
  language: z.string(),
  question: z.string(),
  /** from 5 down to 1 */
  labels: z.array(z.string()),
  rating: rating.nullable(),
  comment: z.string(),
})

const tokenParams = z.object({ token: z.string().max(200) })

export const getCsatSettings = defineContract({
  method: 'GET',
  path: '/csat/settings',
  summary: 'Whether customers are asked how it went, and whom',
  permission: 'csat:manage',
  rate: 'general',
  response: csatSettings,
})

export const putCsatSettings = defineContract({
  method: 'PUT',
  path: '/csat/settings',
  summary: 'Sets whether customers are asked how it went, and whom',
  permission: 'csat:manage',
  rate: 'general',
  body: csatSettings,
  response: csatSettings,
})

export const listCsatAnswers = defineContract({
  method: 'GET',
  path: '/csat/answers',
  summary: 'What customers said, newest first',
  permission: 'conversations:read',
  rate: 'general',
  query: pageQuery.extend({ rating: z.coerce.number().int().min(1).max(5).optional() }).strict(),
  response: page(csatAnswer),
})

export const getCsatFigures = defineContract({
  method: 'GET',
  path: '/csat/figures',
  summary: 'How many were asked in the last days, how many answered, and how it went',
  permission: 'conversations:read',
  rate: 'general',
  query: z.strictObject({ days: z.coerce.number().int().min(1).max(365).default(30) }),
  response: csatFigures,
})

export const listConversationCsat = defineContract({
  method: 'GET',
  path: '/conversations/{id}/csat',
  summary: 'What the customer of a conversation said about it, newest first',
  permission: 'conversations:read',
  rate: 'general',
  together: true,
  params: conversationParams,
  query: pageQuery.strict(),
  response: page(csatAnswer),
})

export const getCsatQuestion = defineContract({
  method: 'GET',
  path: '/csat/questions/{token}',
  summary: 'The question behind a link that was mailed to a customer; looking at it votes for nothing',
  permission: null,
  rate: 'general',
  params: tokenParams,
  response: csatQuestion,
})

export const putCsatAnswer = defineContract({
  method: 'PUT',
  path: '/csat/questions/{token}/answer',
  summary: 'Keeps what the customer says; until the link expires it can be said anew',
  permission: null,
  rate: 'general',
  params: tokenParams,
  body: z.strictObject({ rating, comment: z.string().trim().max(2_000).default('') }),
  response: csatQuestion,
})
