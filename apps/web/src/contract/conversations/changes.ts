import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { conversationParams } from '../shared.ts'
import { conversation } from './conversations.ts'

export const putSubject = defineContract({
  method: 'PUT',
  path: '/conversations/{id}/subject',
  summary: 'Calls a conversation something else; the next mail has the new subject',
  permission: 'conversations:update',
  rate: 'general',
  params: conversationParams,
  body: z.strictObject({ subject: z.string().trim().min(1).max(500) }),
  response: conversation,
})

export const getContents = defineContract({
  method: 'GET',
  path: '/conversations/{id}/contents',
  summary: 'What deleting a conversation would take away',
  permission: 'conversations:delete',
  rate: 'general',
  params: conversationParams,
  response: z.object({
    messages: z.number().int(),
    notes: z.number().int(),
    drafts: z.number().int(),
    /** attachments and originals of mails in storage, and the size of the attachments */
    files: z.number().int(),
    bytes: z.number(),
    /** replies that have not left, and will not */
    queued: z.number().int(),
    /** compliance cases, whose record stays */
    cases: z.number().int(),
  }),
})

export const deleteConversation = defineContract({
  method: 'DELETE',
  path: '/conversations/{id}',
  summary:
    'Deletes a conversation for good: messages, notes, drafts and files. 409 while one of its mails is leaving',
  permission: 'conversations:delete',
  rate: 'general',
  params: conversationParams,
  status: 204,
})
