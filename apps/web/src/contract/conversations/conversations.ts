import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { conversationSla } from '../service/sla.ts'
import { conversationParams, id, page, pageQuery, route, severity, timestamp } from '../shared.ts'

export const status = z.enum(['open', 'pending', 'resolved', 'closed'])
const person = z.object({ id, name: z.string(), email: z.string() })

/** where a conversation began */
export const channel = z.enum(['mail', 'api', 'form', 'chat', 'voice'])

export const classification = z.object({
  route,
  category: z.string().nullable(),
  categoryName: z.string().nullable(),
  confidence: z.number(),
  sentiment: z.number(),
  severity,
  language: z.string(),
  by: z.string(),
})

export const conversation = z.object({
  id,
  number: z.number().int(),
  channel,
  subject: z.string(),
  status,
  /** open and assigned, as older tools call it */
  inProgress: z.boolean(),
  priority: severity,
  spam: z.boolean(),
  snoozedUntil: timestamp.nullable(),
  contact: person.extend({ company: z.object({ id, name: z.string() }).nullable() }),
  mailbox: z.object({ id, address: z.string(), name: z.string() }),
  assignee: person.nullable(),
  team: z.object({ id, name: z.string() }).nullable(),
  classification: classification.nullable(),
  /** the promise that is due first, or what became of the last one */
  sla: conversationSla.nullable(),
  tags: z.array(z.string()),
  preview: z.string(),
  unread: z.boolean(),
  hasAttachments: z.boolean(),
  hasDraft: z.boolean(),
  messageCount: z.number().int(),
  waitingSince: timestamp.nullable(),
  lastMessageAt: timestamp,
  createdAt: timestamp,
  /** where its messages are, since it was merged */
  mergedInto: z.object({ id, number: z.number().int() }).nullable(),
})

export const conversationQuery = pageQuery.extend({
  status: z
    .enum(['open', 'pending', 'resolved', 'closed', 'in_progress', 'snoozed', 'spam', 'all'])
    .optional(),
  /** a member's id, `me` or `none` */
  assignee: z.union([id, z.enum(['me', 'none'])]).optional(),
  /** a team's id, `mine` for those you are in, or `none` */
  team: z.union([id, z.enum(['mine', 'none'])]).optional(),
  mailbox: z.union([id, z.string().max(254)]).optional(),
  channel: channel.optional(),
  tag: z.string().max(60).optional(),
  category: z.string().max(100).optional(),
  contact: id.optional(),
  company: id.optional(),
  /** a member's id, or `me` for what you follow */
  follower: z.union([id, z.literal('me')]).optional(),
  /** what a field says: `key:value`, `contact.key:value` or `company.key:value` */
  field: z.string().max(600).optional(),
  /** a promise is about to be broken, or is */
  sla: z.enum(['near', 'breached']).optional(),
  /** how the customer sounded in their last message */
  mood: z.enum(['negative', 'neutral', 'positive']).optional(),
  /** whether the customer waits for an answer */
  waiting: z.stringbool().optional(),
  /**
   * newest first when left out; `due` shows those with a running promise, the one due first at the head, and `waiting`
   * those who wait for an answer, the longest first
   */
  sort: z.enum(['due', 'waiting']).optional(),
  q: z.string().max(300).optional(),
})

export const listConversations = defineContract({
  method: 'GET',
  path: '/conversations',
  summary: 'Conversations, newest first; with q, the best matches first',
  permission: 'conversations:read',
  rate: 'general',
  query: conversationQuery.strict(),
  response: page(conversation),
})

export const countConversations = defineContract({
  method: 'GET',
  path: '/conversations/counts',
  summary: 'How many conversations each view holds, counted up to 1,000',
  permission: 'conversations:read',
  rate: 'general',
  together: true,
  response: z.object({
    mine: z.number(),
    unassigned: z.number(),
    open: z.number(),
    /** open, the customer unhappy and waiting for an answer */
    angry: z.number(),
    pending: z.number(),
    snoozed: z.number(),
    spam: z.number(),
    /** open conversations of each team you are in, by the team's id */
    teams: z.record(id, z.number()),
  }),
})

export const createConversation = defineContract({
  method: 'POST',
  path: '/conversations',
  summary: 'Opens a conversation: with a message from a contact, or with our first mail to them',
  permission: 'conversations:reply',
  rate: 'general',
  body: z.strictObject({
    mailboxId: id.optional(),
    contactId: id.optional(),
    contact: z.strictObject({ email: z.email().max(254), name: z.string().max(200).default('') }).optional(),
    subject: z.string().trim().min(1).max(500),
    text: z.string().trim().min(1).max(200_000),
    /** inbound: recorded as the contact's message; outbound: sent to the contact */
    direction: z.enum(['inbound', 'outbound']).default('inbound'),
    assigneeId: id.optional(),
    tags: z.array(z.string().trim().min(1).max(60)).max(50).default([]),
    /** uploaded files that go with the first message */
    attachmentIds: z.array(id).max(20).default([]),
  }),
  response: conversation,
  status: 201,
  idempotent: true,
})

export const getConversation = defineContract({
  method: 'GET',
  path: '/conversations/{id}',
  summary: 'One conversation',
  permission: 'conversations:read',
  rate: 'general',
  together: true,
  params: conversationParams,
  response: conversation,
})

export const timelineEntry = z.object({
  id,
  type: z.string(),
  actor: z.object({ type: z.string(), name: z.string() }),
  detail: z.record(z.string(), z.unknown()),
  createdAt: timestamp,
})

export const listConversationEvents = defineContract({
  method: 'GET',
  path: '/conversations/{id}/events',
  summary: 'What happened to a conversation, oldest first',
  permission: 'conversations:read',
  rate: 'general',
  together: true,
  params: conversationParams,
  query: pageQuery.strict(),
  response: page(timelineEntry),
})

export const putTags = defineContract({
  method: 'PUT',
  path: '/conversations/{id}/tags',
  summary: 'Replaces the tags of a conversation; unknown tags are created',
  permission: 'conversations:update',
  rate: 'general',
  params: conversationParams,
  body: z.strictObject({ tags: z.array(z.string().trim().min(1).max(60)).max(50) }),
  response: conversation,
})

export const putAssignment = defineContract({
  method: 'PUT',
  path: '/conversations/{id}/assignment',
  summary: 'Assigns a conversation to a member, or to yourself with "me"',
  permission: 'conversations:update',
  rate: 'general',
  params: conversationParams,
  body: z.strictObject({ assigneeId: z.union([id, z.literal('me')]) }),
  response: conversation,
})

export const deleteAssignment = defineContract({
  method: 'DELETE',
  path: '/conversations/{id}/assignment',
  summary: 'Takes the assignee away',
  permission: 'conversations:update',
  rate: 'general',
  params: conversationParams,
  response: conversation,
})

export const putStatus = defineContract({
  method: 'PUT',
  path: '/conversations/{id}/status',
  summary: 'Opens, parks, resolves or closes; a step the workflow does not know answers 409',
  permission: 'conversations:update',
  rate: 'general',
  params: conversationParams,
  body: z.strictObject({ status }),
  response: conversation,
})

export const putSpam = defineContract({
  method: 'PUT',
  path: '/conversations/{id}/spam',
  summary: 'Marks a conversation as spam, or as not spam',
  permission: 'conversations:update',
  rate: 'general',
  params: conversationParams,
  body: z.strictObject({ spam: z.boolean() }),
  response: conversation,
})

export const putSnooze = defineContract({
  method: 'PUT',
  path: '/conversations/{id}/snooze',
  summary: 'Hides a conversation until a time, or wakes it with null',
  permission: 'conversations:update',
  rate: 'general',
  params: conversationParams,
  body: z.strictObject({ until: z.iso.datetime({ offset: true }).nullable() }),
  response: conversation,
})

export const putRead = defineContract({
  method: 'PUT',
  path: '/conversations/{id}/read',
  summary: 'Remembers that you have read a conversation up to now, or marks it unread',
  permission: 'conversations:read',
  rate: 'general',
  params: conversationParams,
  body: z.strictObject({ read: z.boolean() }),
  status: 204,
})

export const putClassification = defineContract({
  method: 'PUT',
  path: '/conversations/{id}/classification',
  summary: 'Corrects what the assistant judged; the correction trains the local model',
  permission: 'conversations:update',
  rate: 'general',
  params: conversationParams,
  body: z
    .strictObject({
      category: z.string().max(100).optional(),
      route: route.optional(),
      severity: severity.optional(),
      sentiment: z.enum(['negative', 'neutral', 'positive']).optional(),
      /** what the customer writes in, by ISO 639-1; holds for this conversation, and nothing is learned from it */
      language: z
        .string()
        .regex(/^[a-z]{2}$/)
        .optional(),
    })
    .refine(
      (body) => Object.keys(body).length > 0,
      'name at least one of category, route, severity, sentiment and language',
    ),
  response: conversation,
})
