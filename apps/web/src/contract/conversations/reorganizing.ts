import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { conversationParams, id, idParams, page, pageQuery, timestamp } from '../shared.ts'
import { status } from './conversations.ts'

const side = z.object({ id, number: z.number().int(), subject: z.string() })

/** Messages that went from one conversation to another, and how long that can be undone. */
export const conversationMove = z.object({
  id,
  kind: z.enum(['merge', 'split', 'move']),
  source: side,
  target: side,
  messageCount: z.number().int(),
  actor: z.object({ type: z.string(), name: z.string() }),
  createdAt: timestamp,
  undoUntil: timestamp,
  undoneAt: timestamp.nullable(),
  /** once undone: what stayed where it was, and why; null when everything went back */
  remark: z.string().nullable(),
})

/** A conversation by its id or its number. */
const reference = z.union([
  id,
  z.string().regex(/^[1-9]\d{0,8}$/),
  z.int().positive().max(999_999_999).transform(String),
])

const ofMerge = z.object({ id: conversationParams.shape.id, mergeId: id })
const ofSplit = z.object({ id: conversationParams.shape.id, splitId: id })
const ofMove = z.object({ id, moveId: id })

export const createMerge = defineContract({
  method: 'POST',
  path: '/conversations/{id}/merges',
  summary: 'Moves everything of a conversation into another; answers to either arrive there',
  permission: 'conversations:update',
  rate: 'general',
  params: conversationParams,
  body: z.strictObject({ into: reference }),
  response: conversationMove,
  status: 201,
  idempotent: true,
})

export const listMerges = defineContract({
  method: 'GET',
  path: '/conversations/{id}/merges',
  summary: 'The merges a conversation had part in, newest first',
  permission: 'conversations:read',
  rate: 'general',
  params: conversationParams,
  query: pageQuery.strict(),
  response: page(conversationMove),
})

export const deleteMerge = defineContract({
  method: 'DELETE',
  path: '/conversations/{id}/merges/{mergeId}',
  summary: 'Takes a merge back within 30 days; what arrived since stays in the target',
  permission: 'conversations:update',
  rate: 'general',
  params: ofMerge,
  response: conversationMove,
})

export const createSplit = defineContract({
  method: 'POST',
  path: '/conversations/{id}/splits',
  summary: 'Moves some messages of a conversation into a new one',
  permission: 'conversations:update',
  rate: 'general',
  params: conversationParams,
  body: z.strictObject({
    messageIds: z.array(id).min(1).max(500),
    subject: z.string().trim().min(1).max(500).optional(),
  }),
  response: conversationMove,
  status: 201,
  idempotent: true,
})

export const listSplits = defineContract({
  method: 'GET',
  path: '/conversations/{id}/splits',
  summary: 'The splits a conversation had part in, newest first',
  permission: 'conversations:read',
  rate: 'general',
  params: conversationParams,
  query: pageQuery.strict(),
  response: page(conversationMove),
})

export const deleteSplit = defineContract({
  method: 'DELETE',
  path: '/conversations/{id}/splits/{splitId}',
  summary: 'Takes a split back within 30 days; what arrived since stays in the new conversation',
  permission: 'conversations:update',
  rate: 'general',
  params: ofSplit,
  response: conversationMove,
})

export const createMove = defineContract({
  method: 'POST',
  path: '/messages/{id}/moves',
  summary: 'Moves one message into another conversation',
  permission: 'conversations:update',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ to: reference }),
  response: conversationMove,
  status: 201,
  idempotent: true,
})

export const deleteMove = defineContract({
  method: 'DELETE',
  path: '/messages/{id}/moves/{moveId}',
  summary: 'Takes the move of a message back within 30 days',
  permission: 'conversations:update',
  rate: 'general',
  params: ofMove,
  response: conversationMove,
})

export const listMergeSuggestions = defineContract({
  method: 'GET',
  path: '/conversations/{id}/merge-suggestions',
  summary: 'Conversations that may belong together with this one, likeliest first',
  permission: 'conversations:read',
  rate: 'general',
  params: conversationParams,
  response: z.object({
    items: z.array(
      side.extend({
        status,
        preview: z.string(),
        contact: z.string(),
        lastMessageAt: timestamp,
        reasons: z.array(z.string()),
      }),
    ),
  }),
})
