import { wishesSchema } from '@frontdesk/ai/reply/wishes'
import { z } from 'zod'
import { defineContract } from './contract.ts'
import { conversationParams, id, timestamp } from './shared.ts'

export const createDraftRequest = defineContract({
  method: 'POST',
  path: '/conversations/{id}/draft/requests',
  summary:
    'Asks the assistant for a draft of another tone, length, language or wording; it arrives as an event',
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
