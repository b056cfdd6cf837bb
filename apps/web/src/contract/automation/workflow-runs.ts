import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, page, pageQuery, timestamp } from '../shared.ts'

const state = z.enum(['running', 'waiting', 'done', 'failed', 'skipped', 'cancelled'])

/** How a condition came out: its sentence, whether it holds, what was seen, and the same of its parts. */
export const workflowVerdict = z.object({
  said: z.string(),
  holds: z.boolean(),
  saw: z.string().optional(),
  by: z.enum(['all', 'any', 'none']).optional(),
  get parts() {
    return z.array(workflowVerdict).optional()
  },
})

const runFields = {
  id,
  workflow: z.object({ id, name: z.string(), version: z.number().int() }),
  conversation: z.object({ id, number: z.number().int(), subject: z.string() }).nullable(),
  trigger: z.string(),
  state,
  reason: z.string(),
  canary: z.boolean(),
  stepsTaken: z.number().int(),
  startedAt: timestamp,
  finishedAt: timestamp.nullable(),
}

export const workflowRun = z.object(runFields)

export const workflowStep = z.object({
  place: z.string(),
  attempt: z.number().int(),
  kind: z.string(),
  said: z.string(),
  input: z.unknown(),
  verdict: workflowVerdict.nullable(),
  effect: z.string(),
  state: z.enum(['done', 'failed', 'skipped', 'waiting']),
  error: z.string().nullable(),
  startedAt: timestamp,
  tookMs: z.number().int(),
})

export const workflowRunDetail = z.object({
  ...runFields,
  verdict: workflowVerdict.nullable(),
  causedBy: z.array(z.string()),
  steps: z.array(workflowStep),
  remaining: z.number().int(),
})

export const workflowTimer = z.object({
  id,
  kind: z.enum(['wait', 'no_reply', 'schedule']),
  workflow: z.object({ id, name: z.string() }),
  conversation: z.object({ id, number: z.number().int() }).nullable(),
  dueAt: timestamp,
  cancelledBy: z.array(z.string()),
})

export const listWorkflowRuns = defineContract({
  method: 'GET',
  path: '/workflow-runs',
  summary: 'Runs of workflows, newest first',
  permission: 'workflows:read',
  rate: 'general',
  query: pageQuery
    .extend({
      workflowId: id.exactOptional(),
      conversationId: id.exactOptional(),
      state: state.exactOptional(),
    })
    .strict(),
  response: page(workflowRun),
})

export const listRunsOfWorkflow = defineContract({
  method: 'GET',
  path: '/workflows/{id}/runs',
  summary: 'Runs of one workflow, newest first',
  permission: 'workflows:read',
  rate: 'general',
  params: idParams,
  query: pageQuery.extend({ state: state.exactOptional() }).strict(),
  response: page(workflowRun),
})

export const createWorkflowRun = defineContract({
  method: 'POST',
  path: '/workflows/{id}/runs',
  summary: 'Starts a workflow for a conversation; its conditions are still asked',
  permission: 'workflows:run',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ conversation: z.string().max(40) }),
  response: z.object({ eventId: id }),
  status: 202,
  idempotent: true,
})

export const getWorkflowRun = defineContract({
  method: 'GET',
  path: '/workflow-runs/{id}',
  summary: 'A run with its steps, the verdict of each condition, effects and errors',
  permission: 'workflows:read',
  rate: 'general',
  params: idParams,
  response: workflowRunDetail,
})

export const createWorkflowRetry = defineContract({
  method: 'POST',
  path: '/workflow-runs/{id}/retries',
  summary: 'Has a run that failed go on with the step that failed',
  permission: 'workflows:run',
  rate: 'general',
  params: idParams,
  response: workflowRunDetail,
})

export const listWorkflowTimers = defineContract({
  method: 'GET',
  path: '/workflow-timers',
  summary: 'What workflows do next by the clock, the soonest first',
  permission: 'workflows:read',
  rate: 'general',
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }).strict(),
  response: z.object({ items: z.array(workflowTimer) }),
})
