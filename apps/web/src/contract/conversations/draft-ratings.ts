import { ratingReasons } from '@frontdesk/core/drafts/rating/reasons'
import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { conversationParams } from '../shared.ts'

export const draftRating = z.object({
  good: z.boolean(),
  /** what is wrong with it; null where it is good, or where nobody said */
  reason: z.enum(ratingReasons).nullable(),
  comment: z.string(),
})

export const putDraftRating = defineContract({
  method: 'PUT',
  path: '/conversations/{id}/draft/rating',
  summary: "Says what the caller thinks of the assistant's draft; null takes that back",
  permission: 'conversations:reply',
  rate: 'general',
  params: conversationParams,
  body: z.strictObject({
    rating: z
      .strictObject({
        good: z.boolean(),
        reason: z.enum(ratingReasons).exactOptional(),
        comment: z.string().trim().max(500).exactOptional(),
      })
      .nullable(),
  }),
  response: z.object({ rating: draftRating.nullable() }),
})

export const listDraftSteps = defineContract({
  method: 'GET',
  path: '/conversations/{id}/draft/steps',
  summary: "How the assistant's draft came about, step by step; empty without a draft",
  permission: 'conversations:read',
  rate: 'general',
  params: conversationParams,
  response: z.object({
    items: z.array(
      z.object({
        name: z.enum(['validate', 'clean', 'redact', 'classify', 'context', 'generate', 'check', 'feedback']),
        /** what is kept of it, in sentences; none where nothing is */
        findings: z.array(z.string()),
        fine: z.boolean(),
      }),
    ),
  }),
})
