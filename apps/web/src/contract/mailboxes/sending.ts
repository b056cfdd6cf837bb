import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { message, sendAt } from '../conversations/messages.ts'
import {
  address,
  conversationParams,
  id,
  idParams,
  openInterval,
  page,
  pageQuery,
  timestamp,
} from '../shared.ts'

const addressList = z
  .string()
  .max(15_000)
  .transform((text) => (text === '' ? [] : text.split(',').map((part) => part.trim().toLowerCase())))
  .pipe(z.array(z.email().max(254)).max(150))

const idList = z
  .string()
  .max(2_000)
  .transform((text) => text.split(','))
  .pipe(z.array(id).max(50))

export const replyRecipients = z.object({
  to: z.array(address),
  cc: z.array(address),
  /** compared with the people of the last mail of this conversation */
  added: z.array(z.string()),
  removed: z.array(z.string()),
  /** addresses this organization has never exchanged mail with: worth asking once */
  firstTimeOutside: z.array(z.string()),
  /** addresses that refused mail for good or complained, and why */
  suppressed: z.array(z.object({ address: z.string(), reason: z.string() })),
  /** what the mail may be sent from; the first is the mailbox itself */
  from: z.array(address.extend({ verified: z.boolean() })),
  size: z.object({
    /** what the named files make of a mail, in bytes as it travels */
    estimated: z.number().int(),
    /** the largest mail the provider takes */
    limit: z.number().int(),
    fits: z.boolean(),
  }),
})

export const getReplyRecipients = defineContract({
  method: 'GET',
  path: '/conversations/{id}/reply-recipients',
  summary: 'Who would get an answer, what differs from the last mail, and what to ask before it leaves',
  permission: 'conversations:read',
  rate: 'general',
  together: true,
  params: conversationParams,
  query: z.strictObject({
    mode: z.enum(['reply', 'reply_all', 'forward']).default('reply_all'),
    /** the message answered or forwarded; the newest mail of the customer when left out */
    messageId: id.optional(),
    /** further recipients, separated by commas, to be compared as well */
    to: addressList.optional(),
    cc: addressList.optional(),
    bcc: addressList.optional(),
    /** uploaded files, separated by commas, to be measured */
    attachmentIds: idList.optional(),
  }),
  response: replyRecipients,
})

export const createForward = defineContract({
  method: 'POST',
  path: '/messages/{id}/forwards',
  summary: 'Forwards a message with its files; it leaves once the time for undo is over',
  permission: 'conversations:reply',
  rate: 'general',
  params: idParams,
  body: z.strictObject({
    to: z.array(z.email().max(254)).min(1).max(50),
    cc: z.array(z.email().max(254)).max(50).optional(),
    bcc: z.array(z.email().max(254)).max(50).optional(),
    text: z.string().trim().max(200_000).default(''),
    from: z.email().max(254).optional(),
    asLinks: z.boolean().default(false),
    ignoreSuppression: z.boolean().default(false),
  }),
  response: message,
  status: 201,
  idempotent: true,
})

export const scheduledDelivery = z.object({
  messageId: id,
  conversation: z.object({ id, number: z.number().int(), subject: z.string() }),
  author: z.object({ id, name: z.string() }).nullable(),
  to: z.array(address),
  preview: z.string(),
  sendAt: timestamp,
  cancelOnReply: z.boolean(),
})

export const listDeliveries = defineContract({
  method: 'GET',
  path: '/deliveries',
  summary: 'Mails that are scheduled to leave, the next one first',
  permission: 'conversations:read',
  rate: 'general',
  query: pageQuery.extend({ state: z.literal('scheduled').default('scheduled') }).strict(),
  response: page(scheduledDelivery),
})

export const putSchedule = defineContract({
  method: 'PUT',
  path: '/messages/{id}/schedule',
  summary: 'Changes when a scheduled mail leaves; "now" lets it go at once',
  permission: 'conversations:reply',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ sendAt: z.union([sendAt, z.literal('now')]) }),
  response: message,
})

export const suppression = z.object({
  id,
  address: z.string(),
  /** hard_bounce or complaint */
  reason: z.string(),
  messageId: id.nullable(),
  createdAt: timestamp,
})

export const listSuppressions = defineContract({
  method: 'GET',
  path: '/suppressions',
  summary: 'Addresses that are not written to any more, newest first',
  permission: 'mailboxes:read',
  rate: 'general',
  query: pageQuery.strict(),
  response: page(suppression),
})

export const deleteSuppression = defineContract({
  method: 'DELETE',
  path: '/suppressions/{id}',
  summary: 'Lets mail to an address leave again',
  permission: 'mailboxes:write',
  rate: 'general',
  params: idParams,
  status: 204,
})

export const sendingRules = z.object({
  undoSeconds: z
    .number()
    .int()
    .refine((seconds) => seconds === 0 || (seconds >= 10 && seconds <= 60), '0, or 10 to 60 seconds'),
  timeZone: z.string().min(1).max(60),
  /** intervals of opening; `day` is 1 for Monday to 7 for Sunday, times are local to the zone */
  businessHours: z.array(openInterval).max(50),
})

export const getSendingRules = defineContract({
  method: 'GET',
  path: '/organization/sending',
  summary: 'How long sending can be undone, and when the organization works',
  permission: 'account:read',
  rate: 'general',
  response: sendingRules,
})

export const putSendingRules = defineContract({
  method: 'PUT',
  path: '/organization/sending',
  summary: 'Changes the time for undo, the time zone and the business hours',
  permission: 'mailboxes:write',
  rate: 'general',
  body: z.strictObject(sendingRules.shape),
  response: sendingRules,
})

export const acknowledgement = z.object({ enabled: z.boolean(), text: z.string() })

export const getAcknowledgement = defineContract({
  method: 'GET',
  path: '/mailboxes/{id}/acknowledgement',
  summary: 'Whether a mailbox confirms new conversations by itself, and with which words',
  permission: 'mailboxes:read',
  rate: 'general',
  params: idParams,
  response: acknowledgement,
})

export const putAcknowledgement = defineContract({
  method: 'PUT',
  path: '/mailboxes/{id}/acknowledgement',
  summary: 'Turns the confirmation of new conversations on or off; nothing of the customer is quoted in it',
  permission: 'mailboxes:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ enabled: z.boolean(), text: z.string().trim().max(2_000) }),
  response: acknowledgement,
})

export const getSharedFile = defineContract({
  method: 'GET',
  path: '/shared-files/{token}',
  summary: 'A file that a mail of ours offers as a link, until the link expires',
  permission: null,
  rate: 'general',
  params: z.object({ token: z.string().min(20).max(400) }),
  query: z.strictObject({}),
})
