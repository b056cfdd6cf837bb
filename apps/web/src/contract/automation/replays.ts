import { z } from 'zod'
import { putAutonomy } from '../assistant/autonomy.ts'
import { defineContract } from '../contract.ts'
import { conversationQuery } from '../conversations/conversations.ts'
import { comparison } from '../knowledge/articles.ts'
import { putSlaPolicy } from '../service/sla.ts'
import { id, idParams, page, pageQuery, timestamp } from '../shared.ts'
import { workflowVerdict } from './workflow-runs.ts'

const kind = z.enum(['workflow', 'prompt', 'threshold', 'article', 'sla_policy'])
const micros = z.number().int()
const { mode, bar, leastReviewed, leastConfidence } = putAutonomy.body.shape

/** What is tried; what is left out stays as it is, or is taken from what was saved last. */
export const replaySubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('workflow'), id, definition: z.unknown().optional() }),
  z.strictObject({
    kind: z.literal('prompt'),
    task: z.enum(['classify', 'draft']),
    /** 0 for the built-in words, the newest without a number */
    version: z.number().int().min(0).max(1_000_000).exactOptional(),
    template: z.string().trim().min(1).max(20_000).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('threshold'),
    /** of the category */
    id,
    mode: mode.exactOptional(),
    bar: bar.exactOptional(),
    leastReviewed: leastReviewed.exactOptional(),
    leastConfidence: leastConfidence.exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('article'),
    id,
    version: z.number().int().min(1).max(1_000_000).exactOptional(),
    title: z.string().trim().min(1).max(300).exactOptional(),
    body: z.string().max(200_000).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('sla_policy'),
    /** left out for a policy that is yet to be made */
    id: id.exactOptional(),
    policy: putSlaPolicy.body.exactOptional(),
  }),
])

/** One of the three: the newest so many, a saved set, or chosen ones; the newest hundred without any. */
const over = z.strictObject({
  last: z.number().int().min(1).max(1_000).exactOptional(),
  setId: id.exactOptional(),
  conversationIds: z.array(id).min(1).max(1_000).exactOptional(),
})

const estimate = z.object({
  calls: z.number().int(),
  /** `<provider>/<model>`; null where the local models do all of it */
  by: z.string().nullable(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  /** millionths of a dollar; null where no price is known */
  costMicros: micros.nullable(),
})

const beforeAfter = z.object({ before: z.number(), after: z.number() })

export const replay = z.object({
  id,
  kind,
  about: z.string(),
  name: z.string(),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  error: z.string().nullable(),
  set: z.object({ id, name: z.string() }).nullable(),
  conversations: z.number().int(),
  lookedAt: z.number().int(),
  /** those the change has to do with */
  matched: z.number().int(),
  different: z.number().int(),
  /** nobody wrote to us in them */
  leftOut: z.number().int(),
  failed: z.number().int(),
  /** by what differs, in how many conversations */
  counts: z.record(z.string(), z.number().int()),
  numbers: z.record(z.string(), beforeAfter),
  /** millionths of a dollar: how it is, how it would be, and what asking for the trial has cost */
  cost: z.object({ before: micros, after: micros, spent: micros }),
  estimate: estimate.nullable(),
  createdBy: z.string(),
  createdAt: timestamp,
  finishedAt: timestamp.nullable(),
})

export const replayResult = z.object({
  id,
  conversation: z.object({
    id,
    number: z.number().int(),
    subject: z.string(),
    contactName: z.string(),
  }),
  matched: z.boolean(),
  different: z.boolean(),
  verdict: workflowVerdict.nullable(),
  does: z.array(z.string()),
  would: z.array(z.string()),
  /** `rows` compare replies by lines and words */
  differences: z.array(
    z.object({
      field: z.string(),
      before: z.string(),
      after: z.string(),
      rows: comparison.shape.rows,
    }),
  ),
  cost: beforeAfter,
  /** why it could not be tried */
  error: z.string().nullable(),
})

export const replaySet = z.object({
  id,
  name: z.string(),
  conversations: z.number().int(),
  foundBy: z.record(z.string(), z.union([z.string(), z.number()])),
  createdBy: z.string(),
  createdAt: timestamp,
})

export const createReplayEstimate = defineContract({
  method: 'POST',
  path: '/replay-estimates',
  summary: 'What a trial would look at, and what asking providers for it would cost; nothing is asked',
  permission: 'replays:run',
  rate: 'general',
  body: z.strictObject({ subject: replaySubject, over }),
  response: estimate.extend({
    name: z.string(),
    conversations: z.number().int(),
    /** what is left of the month's budget; null without one */
    budgetLeftMicros: micros.nullable(),
  }),
})

export const createReplay = defineContract({
  method: 'POST',
  path: '/replays',
  summary: 'Tries a changed workflow, prompt, threshold, article or SLA policy on the past; nothing is sent',
  permission: 'replays:run',
  rate: 'general',
  body: z.strictObject({ subject: replaySubject, over }),
  response: replay,
  status: 202,
  idempotent: true,
})

export const listReplays = defineContract({
  method: 'GET',
  path: '/replays',
  summary: 'Trials, newest first: all of them, of one kind, or of one thing',
  permission: 'replays:read',
  rate: 'general',
  query: pageQuery.extend({ kind: kind.exactOptional(), about: z.string().max(60).exactOptional() }).strict(),
  response: page(replay),
})

export const getReplay = defineContract({
  method: 'GET',
  path: '/replays/{id}',
  summary: 'How far a trial is, what differs in how many conversations, and the numbers to decide by',
  permission: 'replays:read',
  rate: 'general',
  params: idParams,
  response: replay,
})

export const listReplayResults = defineContract({
  method: 'GET',
  path: '/replays/{id}/results',
  summary: 'What a trial came to in each conversation: those that differ, those that failed, or all',
  permission: 'replays:read',
  rate: 'general',
  params: idParams,
  query: pageQuery.extend({ show: z.enum(['different', 'failed', 'all']).default('different') }).strict(),
  response: page(replayResult),
})

export const createReplayCancellation = defineContract({
  method: 'POST',
  path: '/replays/{id}/cancellation',
  summary: 'Ends a trial before it has looked at everything; how far it came stays',
  permission: 'replays:run',
  rate: 'general',
  params: idParams,
  response: replay,
})

export const listReplaySets = defineContract({
  method: 'GET',
  path: '/replay-sets',
  summary: 'Saved sets of conversations to try things on, newest first',
  permission: 'replays:read',
  rate: 'general',
  query: pageQuery.strict(),
  response: page(replaySet),
})

export const createReplaySet = defineContract({
  method: 'POST',
  path: '/replay-sets',
  summary: 'Saves conversations under a name: what a search or filter finds, chosen ones, or the newest',
  permission: 'replays:run',
  rate: 'general',
  body: z.strictObject({
    name: z.string().trim().min(1).max(100),
    /** how many at most; of all of them where neither search nor choice is given */
    last: z.number().int().min(1).max(1_000).exactOptional(),
    conversationIds: z.array(id).min(1).max(1_000).exactOptional(),
    foundBy: conversationQuery
      .omit({ cursor: true, limit: true, sort: true })
      .extend({ q: z.string().trim().max(200).optional() })
      .strict()
      .exactOptional(),
  }),
  response: replaySet,
  status: 201,
  idempotent: true,
})

export const deleteReplaySet = defineContract({
  method: 'DELETE',
  path: '/replay-sets/{id}',
  summary: 'Forgets a saved set; its conversations and trials over it stay',
  permission: 'replays:run',
  rate: 'general',
  params: idParams,
  status: 204,
})
