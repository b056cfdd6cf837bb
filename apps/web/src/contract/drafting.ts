import { wishesSchema } from '@frontdesk/ai/reply/wishes'
import { z } from 'zod'
import { defineContract } from './contract.ts'
import { conversationParams, id } from './shared.ts'

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
