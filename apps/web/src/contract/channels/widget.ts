import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, timestamp } from '../shared.ts'

/** Visitors of a site need no sign-in: the header x-visitor-token says who they are. */
const common = {
  permission: null,
  rate: 'general',
  params: z.object({ widget: z.string().max(64) }),
} as const

const name = z.string().trim().max(100)
const email = z.email().max(254)

export const chatSession = z.object({
  token: z.string(),
  expiresAt: timestamp,
  visitor: z.object({
    name: z.string(),
    email: z.string().nullable(),
    /** the site has shown who it is */
    known: z.boolean(),
  }),
})

export const chatMessage = z.object({
  id,
  /** its place in what this visitor sees */
  sequence: z.number().int(),
  from: z.enum(['visitor', 'team']),
  /** who answers; empty for the visitor's own */
  name: z.string(),
  /** plain text */
  text: z.string(),
  at: timestamp,
})

export const createChatSession = defineContract({
  ...common,
  method: 'POST',
  path: '/widget/{widget}/sessions',
  summary: 'Begins a session of a chat visitor or carries one on; the token goes into x-visitor-token',
  bodyBytes: 8 * 1024,
  body: z.strictObject({
    /** of the session before, if there was one */
    token: z.string().max(200).optional(),
    user: z
      .strictObject({
        /** the site's own id for its user */
        id: z.string().min(1).max(200),
        /** HMAC-SHA-256 of the id under the widget's secret, in hex */
        hash: z.string().regex(/^[\da-fA-F]{64}$/),
        name: name.optional(),
        email: email.optional(),
      })
      .optional(),
  }),
  status: 201,
  response: chatSession,
})

export const createChatMessage = defineContract({
  ...common,
  method: 'POST',
  path: '/widget/{widget}/messages',
  summary: 'Says something in the chat; the same client id again is the same message',
  bodyBytes: 64 * 1024,
  body: z.strictObject({
    clientId: z.string().regex(/^[\w-]{8,64}$/),
    text: z.string().trim().min(1).max(4_000),
    name: name.optional(),
    email: email.optional(),
  }),
  status: 201,
  response: chatMessage,
})

export const listChatMessages = defineContract({
  ...common,
  method: 'GET',
  path: '/widget/{widget}/messages',
  summary: 'What a visitor wrote and was answered, oldest first, after a place in it',
  query: z.strictObject({
    after: z.coerce.number().int().min(0).max(2_147_483_647).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(100),
  }),
  response: z.object({ items: z.array(chatMessage), more: z.boolean() }),
})

export const listenChat = defineContract({
  ...common,
  method: 'GET',
  path: '/widget/{widget}/events',
  summary: 'Server-sent events: `shown` whenever there is something new in what this visitor sees',
})
