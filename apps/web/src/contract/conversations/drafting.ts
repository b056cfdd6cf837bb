import { changedSchema, wishesSchema } from '@frontdesk/core/drafts/wishes'
import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { savedReply } from '../knowledge/knowledge.ts'
import { conversationParams, id, idParams, page, pageQuery, timestamp } from '../shared.ts'

const languageCode = z.string().regex(/^[a-z]{2}$/)

export const createDraftRequest = defineContract({
  method: 'POST',
  path: '/conversations/{id}/draft/requests',
  summary:
    'Asks the assistant for a new draft, if wished of another tone, length, language or wording; it arrives as an event',
  permission: 'conversations:reply',
  rate: 'assistant',
  params: conversationParams,
  body: wishesSchema,
  status: 202,
  response: z.object({ requested: z.literal(true), id }),
})

const summary = z.object({
  /** what was said; `who` where it is somebody's own sentence */
  lines: z.array(z.object({ who: z.string().nullable(), text: z.string() })),
  openQuestions: z.array(z.string()),
  nextSteps: z.array(z.string()),
  /** the newest message it knows of */
  messageId: id.nullable(),
  messageCount: z.number().int(),
  language: z.string(),
  reason: z.enum(['long', 'hand_over', 'resolved', 'asked']),
  /** `local`, or the provider and model */
  by: z.string(),
  updatedAt: timestamp,
})

export const getSummary = defineContract({
  method: 'GET',
  path: '/conversations/{id}/summary',
  summary:
    'What the conversation is about, what is open and what was promised; stale when messages came after it',
  permission: 'conversations:read',
  rate: 'general',
  together: true,
  params: conversationParams,
  response: z.object({ summary: summary.nullable(), newer: z.number().int(), stale: z.boolean() }),
})

export const createSummaryRequest = defineContract({
  method: 'POST',
  path: '/conversations/{id}/summary',
  summary: 'Asks for a summary as of now; it arrives as an event',
  permission: 'conversations:update',
  rate: 'assistant',
  params: conversationParams,
  status: 202,
  response: z.object({ requested: z.literal(true) }),
})

const translationOutcome = z.enum(['translated', 'same_language', 'needs_provider', 'failed'])

const messageTranslation = z.object({
  /** `original`: what was written before it was translated and sent */
  kind: z.enum(['translation', 'original']),
  language: z.string(),
  text: z.string(),
  /** numbers, links and addresses that are not as in the message */
  changed: z.array(changedSchema),
  by: z.string(),
  createdAt: timestamp,
})

export const listTranslations = defineContract({
  method: 'GET',
  path: '/messages/{id}/translations',
  summary: 'The message in other languages: translations, and what one of ours was before it was translated',
  permission: 'conversations:read',
  rate: 'general',
  params: idParams,
  response: z.object({ items: z.array(messageTranslation) }),
})

export const createTranslation = defineContract({
  method: 'POST',
  path: '/messages/{id}/translations',
  summary: 'Translates the message; the original stays. Needs a provider, and says so where there is none',
  permission: 'conversations:update',
  rate: 'assistant',
  params: idParams,
  body: z.strictObject({ language: languageCode }),
  response: z.object({ outcome: translationOutcome, translation: messageTranslation.nullable() }),
})

export const createReplyTranslation = defineContract({
  method: 'POST',
  path: '/conversations/{id}/reply-translations',
  summary: "Translates a reply that is being written, into the customer's language unless another is named",
  permission: 'conversations:reply',
  rate: 'assistant',
  params: conversationParams,
  body: z.strictObject({ text: z.string().trim().min(1).max(20_000), language: languageCode.optional() }),
  response: z.object({
    outcome: translationOutcome,
    text: z.string(),
    from: z.string(),
    to: z.string(),
    changed: z.array(changedSchema),
  }),
})

const similarConversation = z.object({
  id,
  number: z.number().int(),
  subject: z.string(),
  category: z.object({ id, name: z.string() }).nullable(),
  resolvedBy: z.string().nullable(),
  resolvedAt: timestamp.nullable(),
  minutesToResolve: z.number().int().nullable(),
  /** the last reply without greeting and without what concerns that person; may be empty */
  answer: z.string(),
  score: z.number(),
})

export const listSimilarConversations = defineContract({
  method: 'GET',
  path: '/conversations/{id}/similar',
  summary: 'Settled conversations that began like this one, and how they ended; best first',
  permission: 'conversations:read',
  rate: 'general',
  params: conversationParams,
  query: pageQuery.strict(),
  response: page(similarConversation),
})

export const listSavedReplyRecommendations = defineContract({
  method: 'GET',
  path: '/conversations/{id}/saved-reply-recommendations',
  summary: 'Saved replies that fit what the customer asked last, best first',
  permission: 'conversations:read',
  rate: 'general',
  params: conversationParams,
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(20).default(3) }),
  response: z.object({
    items: z.array(
      savedReply.extend({
        /** 0 … 1 */
        confidence: z.number(),
        /** how often it was sent in conversations of this category */
        sent: z.number().int(),
      }),
    ),
  }),
})

export const createSavedReplyRecommendations = defineContract({
  method: 'POST',
  path: '/conversations/{id}/saved-reply-recommendations',
  summary: 'Remembers which recommended saved replies were shown, each once for the message it was to answer',
  permission: 'conversations:reply',
  rate: 'general',
  params: conversationParams,
  body: z.strictObject({ savedReplyIds: z.array(id).min(1).max(20) }),
  response: z.object({ recorded: z.number().int() }),
})

export const createSavedReplyUse = defineContract({
  method: 'POST',
  path: '/conversations/{id}/saved-reply-uses',
  summary: 'Remembers that a saved reply was put into the reply; it counts once that is sent',
  permission: 'conversations:reply',
  rate: 'general',
  params: conversationParams,
  body: z.strictObject({ savedReplyId: id }),
  response: z.object({ recorded: z.literal(true) }),
})
