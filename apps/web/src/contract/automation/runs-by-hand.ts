import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams } from '../shared.ts'

export const runnableWorkflow = z.object({
  id,
  name: z.string(),
  description: z.string(),
  kind: z.enum(['manual', 'macro']),
  /** what it does, in words */
  sentence: z.string(),
})

export const workflowStart = z.object({
  id,
  workflow: z.object({ id, name: z.string() }),
  conversationId: id,
  /** `waiting_to_begin` until a worker has taken it up; `passed_over` where it was not to run */
  state: z.enum([
    'waiting_to_begin',
    'passed_over',
    'running',
    'waiting',
    'done',
    'failed',
    'skipped',
    'cancelled',
  ]),
  reason: z.string(),
  runId: id.nullable(),
  /** what each step came to, in their order */
  effects: z.array(z.string()),
})

export const listRunnableWorkflows = defineContract({
  method: 'GET',
  path: '/runnable-workflows',
  summary: 'Workflows and macros that you may start for a conversation',
  permission: 'workflows:run',
  rate: 'general',
  together: true,
  response: z.object({ items: z.array(runnableWorkflow) }),
})

export const getWorkflowStart = defineContract({
  method: 'GET',
  path: '/workflow-starts/{id}',
  summary: 'What became of a workflow that was started by hand',
  permission: 'workflows:read',
  rate: 'general',
  params: idParams,
  response: workflowStart,
})

export const createBulkRun = defineContract({
  method: 'POST',
  path: '/workflows/{id}/bulk-runs',
  summary: 'Starts a workflow for up to 100 conversations; each is a run of its own',
  permission: 'workflows:run',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ conversationIds: z.array(id).min(1).max(100) }),
  response: z.object({ eventIds: z.array(id) }),
  status: 202,
  idempotent: true,
})
