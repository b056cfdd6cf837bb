import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, page, pageQuery, timestamp } from '../shared.ts'

export const backlogRun = z.object({
  id,
  state: z.enum(['estimated', 'running', 'done', 'canceled', 'failed']),
  scope: z.enum(['unclassified', 'open']),
  useProviders: z.boolean(),
  estimate: z.object({
    messages: z.number().int(),
    by: z.string().nullable(),
    inputTokens: z.number().int(),
    outputTokens: z.number().int(),
    costMicros: z.number().int().nullable(),
    seconds: z.number().int(),
  }),
  total: z.number().int(),
  judged: z.number().int(),
  changed: z.number().int(),
  costMicros: z.number().int(),
  /** why it failed */
  error: z.string().nullable(),
  createdAt: timestamp,
  startedAt: timestamp.nullable(),
  finishedAt: timestamp.nullable(),
})

export const createBacklogRun = defineContract({
  method: 'POST',
  path: '/classifier/backlog-runs',
  summary: 'Prepares judging a backlog and says what it would cost; nothing runs until it is started',
  permission: 'categories:write',
  rate: 'general',
  body: z.strictObject({
    scope: z.enum(['unclassified', 'open']),
    useProviders: z.boolean().default(false),
  }),
  response: backlogRun,
  status: 201,
})

export const listBacklogRuns = defineContract({
  method: 'GET',
  path: '/classifier/backlog-runs',
  summary: 'Runs over the backlog, newest first',
  permission: 'categories:read',
  rate: 'general',
  query: pageQuery.strict(),
  response: page(backlogRun),
})

export const getBacklogRun = defineContract({
  method: 'GET',
  path: '/classifier/backlog-runs/{id}',
  summary: 'How far a run over the backlog is',
  permission: 'categories:read',
  rate: 'general',
  params: idParams,
  response: backlogRun,
})

export const putBacklogRun = defineContract({
  method: 'PUT',
  path: '/classifier/backlog-runs/{id}',
  summary: 'Starts a run that was estimated, or ends one; what it has judged stays',
  permission: 'categories:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ state: z.enum(['running', 'canceled']) }),
  response: backlogRun,
})
