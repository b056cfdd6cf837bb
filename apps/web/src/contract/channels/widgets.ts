import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, timestamp } from '../shared.ts'

const common = { permission: 'chat:manage', rate: 'general' } as const

/** A scheme, a host and perhaps a port; encrypted everywhere but on the own machine. */
const origin = z
  .string()
  .trim()
  .max(200)
  .refine(isOrigin, 'An origin such as https://shop.example, without a path')

const widgetBody = z.strictObject({
  name: z.string().trim().min(1).max(80),
  enabled: z.boolean().default(true),
  /** the sites that may show it */
  origins: z.array(origin).max(20).default([]),
  /** where its conversations arrive; null for the first mailbox, and for that mailbox's team */
  mailboxId: id.nullable().default(null),
  teamId: id.nullable().default(null),
  greeting: z.string().trim().max(300).default(''),
  /** when somebody answers, in words */
  hours: z.string().trim().max(200).default(''),
  color: z
    .string()
    .regex(/^#[\da-fA-F]{6}$/, 'A colour such as #0f6b5c')
    .default('#0f6b5c'),
  /** whether visitors say name and address before they write */
  asks: z.enum(['nothing', 'optional', 'required']).default('optional'),
})

export const chatWidget = z.object({
  id,
  /** public: it stands in the pages of the site */
  key: z.string(),
  name: z.string(),
  enabled: z.boolean(),
  origins: z.array(z.string()),
  mailboxId: id.nullable(),
  teamId: id.nullable(),
  greeting: z.string(),
  hours: z.string(),
  color: z.string(),
  asks: z.enum(['nothing', 'optional', 'required']),
  createdAt: timestamp,
})

/** With the secret by which a site shows who its users are, told this once. */
export const chatWidgetWithSecret = chatWidget.extend({ secret: z.string() })

export const listChatWidgets = defineContract({
  ...common,
  method: 'GET',
  path: '/chat-widgets',
  summary: 'The chat widgets on your sites',
  response: z.object({ items: z.array(chatWidget) }),
})

export const createChatWidget = defineContract({
  ...common,
  method: 'POST',
  path: '/chat-widgets',
  summary: 'Makes a chat widget, with a secret shown this once',
  body: widgetBody,
  status: 201,
  response: chatWidgetWithSecret,
})

export const putChatWidget = defineContract({
  ...common,
  method: 'PUT',
  path: '/chat-widgets/{id}',
  summary: 'Changes a chat widget, or switches it off',
  params: idParams,
  body: widgetBody,
  response: chatWidget,
})

export const deleteChatWidget = defineContract({
  ...common,
  method: 'DELETE',
  path: '/chat-widgets/{id}',
  summary: 'Ends a chat widget; its conversations stay',
  params: idParams,
  status: 204,
})

export const createChatWidgetSecret = defineContract({
  ...common,
  method: 'POST',
  path: '/chat-widgets/{id}/secret',
  summary: 'Makes a new secret for showing who a user is; proofs made with the one before count no more',
  params: idParams,
  status: 201,
  response: chatWidgetWithSecret,
})

/** A host goes into a policy as it is, where a star or a semicolon would mean something. */
const plainHost = /^[a-z\d.-]+$/

function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || text.replace(/\/$/, '').toLowerCase() !== url.origin || !plainHost.test(url.hostname))
    return false
  return (
    url.protocol === 'https:' || (url.protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(url.hostname))
  )
}
