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
