import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, page, pageQuery, timestamp } from '../shared.ts'

const common = { permission: 'webhooks:manage', rate: 'general' } as const

const path = z.string().trim().max(200).default('')

const hookBody = z.strictObject({
  name: z.string().trim().min(1).max(100),
  enabled: z.boolean().default(true),
  /** standard: standardwebhooks.com; hub: the header x-hub-signature-256 */
  verification: z.enum(['standard', 'hub']).default('standard'),
  conversationPath: path,
  contactPath: path,
  subjectPath: path,
  textPath: path,
  opensConversation: z.boolean().default(false),
})

export const incomingWebhook = z.object({
  id,
  name: z.string(),
  enabled: z.boolean(),
  verification: z.enum(['standard', 'hub']),
  conversationPath: z.string(),
  contactPath: z.string(),
  subjectPath: z.string(),
  textPath: z.string(),
  opensConversation: z.boolean(),
  /** where to post to */
  url: z.string(),
  lastCallAt: timestamp.nullable(),
  createdAt: timestamp,
})

/** The secret is shown this once. */
export const incomingWebhookWithSecret = incomingWebhook.extend({ secret: z.string() })

export const incomingCall = z.object({
  id,
  outcome: z.enum(['found', 'opened', 'unmatched']),
  reason: z.string(),
  conversationId: id.nullable(),
  /** null when it was kept long enough */
  body: z.unknown(),
  at: timestamp,
})

export const listIncomingWebhooks = defineContract({
  ...common,
  method: 'GET',
  path: '/incoming-webhooks',
  summary: 'The addresses other systems may call',
  response: z.object({ items: z.array(incomingWebhook) }),
})

export const createIncomingWebhook = defineContract({
  ...common,
  method: 'POST',
  path: '/incoming-webhooks',
  summary: 'Opens an address for another system, with a secret shown this once',
  body: hookBody,
  status: 201,
  response: incomingWebhookWithSecret,
})

export const putIncomingWebhook = defineContract({
  ...common,
  method: 'PUT',
  path: '/incoming-webhooks/{id}',
  summary: 'Changes what a call means, or switches the address off',
  params: idParams,
  body: hookBody,
  response: incomingWebhook,
})

export const deleteIncomingWebhook = defineContract({
  ...common,
  method: 'DELETE',
  path: '/incoming-webhooks/{id}',
  summary: 'Closes an address and forgets what came in by it',
  params: idParams,
  status: 204,
})

export const createIncomingSecret = defineContract({
  ...common,
  method: 'POST',
  path: '/incoming-webhooks/{id}/secret',
  summary: 'Makes a new secret, shown this once; the one before counts no more',
  params: idParams,
  response: incomingWebhookWithSecret,
})

export const listIncomingCalls = defineContract({
  ...common,
  method: 'GET',
  path: '/incoming-webhooks/{id}/calls',
  summary: 'What came in by an address, newest first',
  params: idParams,
  query: pageQuery.strict(),
  response: page(incomingCall),
})
