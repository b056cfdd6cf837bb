import { unmetWishSchema, wishesSchema } from '@frontdesk/core/drafts/wishes'
import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { address, conversationParams, id, idParams, page, pageQuery, timestamp } from '../shared.ts'
import { draftRating } from './draft-ratings.ts'

export const attachment = z.object({
  id,
  filename: z.string(),
  contentType: z.string(),
  size: z.number().int(),
  inline: z.boolean(),
  contentId: z.string().nullable(),
  /** may run or mislead when opened: offered for saving only */
  dangerous: z.boolean(),
})

/** The event a mail invites to; times are instants, days, or times without a zone, in ISO 8601. */
export const eventInvitation = z.object({
  summary: z.string(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  timeZone: z.string().nullable(),
  location: z.string(),
  organizer: address.nullable(),
  attendees: z.array(
    address.extend({ status: z.enum(['accepted', 'declined', 'tentative', 'needs_action']) }),
  ),
  method: z.string(),
  uid: z.string(),
  repeats: z.boolean(),
})

export const delivery = z.object({
  state: z.enum(['queued', 'sending', 'sent', 'failed', 'unknown', 'undone']),
  attempts: z.number().int(),
  error: z.string().nullable(),
  /** until when the sending can be undone */
  notBefore: timestamp,
  scheduled: z.boolean(),
  /** taken back when the customer writes first */
  cancelOnReply: z.boolean(),
  recipients: z.array(
    z.object({
      address: z.string(),
      state: z.enum([
        'queued',
        'sent',
        'delayed',
        'failed',
        'bounced',
        'complained',
        'suppressed',
        'unknown',
      ]),
      /** why, in words for people */
      reason: z.string().nullable(),
      permanent: z.boolean().nullable(),
      at: timestamp,
    }),
  ),
})

/** A moment, or the contact's next business hours. */
export const sendAt = z.union([z.iso.datetime({ offset: true }), z.literal('next_business_hours')])

export const message = z.object({
  id,
  conversationId: id,
  sequence: z.number().int(),
  direction: z.enum(['inbound', 'outbound']),
  author: z.object({ id, name: z.string() }).nullable(),
  from: address,
  to: z.array(address),
  cc: z.array(address),
  bcc: z.array(address),
  replyTo: z.array(address),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  quotedText: z.string(),
  attachments: z.array(attachment),
  messageId: z.string().nullable(),
  autoKind: z.enum(['human', 'bounce', 'auto-reply', 'list', 'report']),
  delivery: delivery.nullable(),
  /** how far the sender of an inbound mail can be trusted, and why */
  trust: z
    .object({
      verdict: z.enum(['verified', 'unverified', 'suspicious', 'forged']),
      spf: z.string(),
      dkim: z.string(),
      dmarc: z.string(),
      reasons: z.array(z.object({ code: z.string(), text: z.string() })),
    })
    .nullable(),
  invitation: eventInvitation.nullable(),
  /** how the mail is signed or encrypted; no signature is checked */
  protection: z.enum(['smime_signed', 'smime_encrypted', 'pgp_signed', 'pgp_encrypted']).nullable(),
  threading: z.object({ verdict: z.string(), evidence: z.array(z.string()) }),
  /** what was written, where a translation of it was sent */
  original: z.object({ language: z.string(), text: z.string() }).nullable(),
  sentAt: timestamp,
  createdAt: timestamp,
})

export const listMessages = defineContract({
  method: 'GET',
  path: '/conversations/{id}/messages',
  summary: 'The messages of a conversation, oldest first',
  permission: 'conversations:read',
  rate: 'general',
  together: true,
  params: conversationParams,
  query: pageQuery.strict(),
  response: page(message),
})

export const createReply = defineContract({
  method: 'POST',
  path: '/conversations/{id}/replies',
  summary: 'Queues a reply; it leaves once the time for undo is over',
  permission: 'conversations:reply',
  rate: 'general',
  params: conversationParams,
  body: z.strictObject({
    text: z.string().trim().min(1).max(200_000),
    to: z.array(z.email().max(254)).max(50).optional(),
    cc: z.array(z.email().max(254)).max(50).optional(),
    bcc: z.array(z.email().max(254)).max(50).optional(),
    attachmentIds: z.array(id).max(20).default([]),
    resolve: z.boolean().default(false),
    /** the message answered; the newest one of the customer when left out */
    answers: id.optional(),
    /** the newest message you have read; when somebody else has answered since, 409 `answered_meanwhile` */
    seen: id.optional(),
    mode: z.enum(['reply', 'reply_all']).default('reply_all'),
    /** an address of this mailbox that may be sent from */
    from: z.email().max(254).optional(),
    sendAt: sendAt.optional(),
    cancelOnReply: z.boolean().default(false),
    /** offers the files as links that expire after 30 days */
    asLinks: z.boolean().default(false),
    /** writes to addresses that refused mail for good or complained, this once */
    ignoreSuppression: z.boolean().default(false),
    /** what was written, where `text` is a translation of it; it stays with the message and is not sent */
    original: z
      .strictObject({
        text: z.string().trim().min(1).max(200_000),
        language: z.string().regex(/^[a-z]{2,3}$/),
      })
      .optional(),
  }),
  response: message,
  status: 201,
  idempotent: true,
})

export const undoDelivery = defineContract({
  method: 'DELETE',
  path: '/messages/{id}/delivery',
  summary: 'Takes a queued reply back; answers 409 once it has left',
  permission: 'conversations:reply',
  rate: 'general',
  params: idParams,
  response: message,
})

export const settleDelivery = defineContract({
  method: 'PUT',
  path: '/messages/{id}/delivery',
  summary: 'Settles a failed or unknown delivery: it was sent after all, or it shall be sent again',
  permission: 'conversations:reply',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ state: z.enum(['sent', 'queued']) }),
  response: message,
})

export const note = z.object({
  id,
  conversationId: id,
  author: z.object({ id, name: z.string() }).nullable(),
  text: z.string(),
  /** whom it speaks to: what they are called, and what they are called in the text, behind an @ */
  mentions: z.array(z.object({ id, name: z.string(), named: z.string() })),
  createdAt: timestamp,
})

export const createNote = defineContract({
  method: 'POST',
  path: '/conversations/{id}/notes',
  summary: 'Adds a note that only members see',
  permission: 'conversations:update',
  rate: 'general',
  params: conversationParams,
  body: z.strictObject({
    text: z.string().trim().min(1).max(20_000),
    /** members it speaks to, who are told */
    mentions: z.array(id).max(50).exactOptional(),
  }),
  response: note,
  status: 201,
  idempotent: true,
})

export const listNotes = defineContract({
  method: 'GET',
  path: '/conversations/{id}/notes',
  summary: 'The notes of a conversation, oldest first',
  permission: 'conversations:read',
  rate: 'general',
  together: true,
  params: conversationParams,
  query: pageQuery.strict(),
  response: page(note),
})

export const draft = z.object({
  text: z.string(),
  sentences: z.array(z.object({ text: z.string(), sources: z.array(z.string()), supported: z.boolean() })),
  sources: z.array(z.object({ id: z.string(), kind: z.string(), title: z.string(), passage: z.string() })),
  confidence: z.number(),
  /** `agent`, `local`, or the provider and model; null when there is no draft */
  by: z.string().nullable(),
  updatedAt: timestamp.nullable(),
  wishes: wishesSchema,
  /** what of the wishes it does not fulfil, and why */
  unmet: z.array(unmetWishSchema),
  /** what was looked at before it was offered: its sources, numbers, links, gaps, language, tone and the policies */
  checks: z.array(z.object({ name: z.string(), passed: z.boolean(), finding: z.string() })),
})

export const draftPair = draft.extend({
  assistant: draft.nullable(),
  /** the newest request for a draft, and what became of it */
  request: z
    .object({
      id,
      state: z.enum(['waiting', 'offered', 'nothing', 'overtaken']),
      wishes: wishesSchema,
      askedAt: timestamp,
    })
    .nullable(),
  /** what the caller says of the assistant's draft */
  rating: draftRating.nullable(),
})

export const draftState = draftPair.extend({
  /** what the assistant is writing at this moment; not checked yet, and replaced by its draft or by nothing */
  writing: z.object({ text: z.string(), since: timestamp }).nullable(),
})

export const getDraft = defineContract({
  method: 'GET',
  path: '/conversations/{id}/draft',
  summary: "The reply in preparation: the agent's own text if there is one, else the assistant's draft",
  permission: 'conversations:read',
  rate: 'general',
  together: true,
  params: conversationParams,
  response: draftState,
})

export const putDraft = defineContract({
  method: 'PUT',
  path: '/conversations/{id}/draft',
  summary: "Saves the agent's text; an empty one removes it",
  permission: 'conversations:reply',
  rate: 'general',
  params: conversationParams,
  body: z.strictObject({ text: z.string().max(200_000) }),
  response: draftPair,
})

export const createAttachment = defineContract({
  method: 'POST',
  path: '/attachments',
  summary: 'Uploads one file as the raw body, its name in ?filename=, or as multipart field "file"',
  permission: 'conversations:reply',
  rate: 'general',
  query: z.strictObject({ filename: z.string().trim().min(1).max(255).optional() }),
  response: attachment,
  status: 201,
})

export const getAttachment = defineContract({
  method: 'GET',
  path: '/attachments/{id}',
  summary: 'A link to the file that expires after five minutes',
  permission: 'conversations:read',
  rate: 'general',
  params: idParams,
  response: attachment.extend({ url: z.string(), expiresAt: timestamp }),
})
