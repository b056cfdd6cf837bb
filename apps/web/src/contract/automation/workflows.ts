import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, timestamp } from '../shared.ts'

const problemAt = z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })
const parameters = z.record(z.string(), z.unknown())

/** Trigger, conditions and steps. What each may say is told by the catalogue. */
export const workflowDefinition = z.object({
  trigger: z.object({ on: z.string(), with: parameters }),
  conditions: z.unknown(),
  steps: z.array(z.unknown()),
})

const givenDefinition = z.strictObject({
  trigger: z.strictObject({ on: z.string().max(60), with: parameters.optional() }),
  conditions: z.unknown().optional(),
  steps: z.array(z.unknown()).max(100),
})

const fields = {
  id,
  name: z.string(),
  description: z.string(),
  active: z.boolean(),
  /** what it does, in words */
  sentence: z.string(),
  trigger: z.string(),
  template: z.string().nullable(),
  /** what is missed while it is off; null for all but the built-in ones */
  whenOff: z.string().nullable(),
  position: z.number().int(),
  version: z.number().int().nullable(),
  canary: z.object({ version: z.number().int(), percent: z.number().int() }).nullable(),
  draft: z.number().int().nullable(),
  /** of the last seven days */
  runs: z.object({ total: z.number().int(), failed: z.number().int() }),
  lastRunAt: timestamp.nullable(),
  changedAt: timestamp,
}

export const workflow = z.object(fields)
export const workflowDetail = z.object({
  ...fields,
  definition: workflowDefinition,
  problems: z.array(problemAt),
})

const given = {
  name: z.string().trim().min(1).max(120),
  description: z.string().trim().max(1_000).default(''),
  definition: givenDefinition,
}

const person = z.object({ type: z.string(), id: z.string(), name: z.string() })

export const workflowVersion = z.object({
  number: z.number().int(),
  state: z.enum(['draft', 'published']),
  inUse: z.boolean(),
  sentence: z.string(),
  definition: workflowDefinition,
  writtenBy: person,
  writtenAt: timestamp,
  publishedBy: person.nullable(),
  publishedAt: timestamp.nullable(),
  changes: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
})

export const workflowTemplate = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  group: z.string(),
  sentence: z.string(),
  installed: z.boolean(),
})

const fieldType = z.enum(['text', 'number', 'choice', 'scale', 'named', 'set', 'flag', 'date'])
const described = z.object({ name: z.string(), label: z.string(), schema: parameters })

export const workflowCatalogue = z.object({
  /** with JSON schemas of their parameters */
  triggers: z.array(described),
  actions: z.array(described),
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      group: z.string(),
      type: fieldType,
      choices: z.array(z.string()),
      named: z.string().nullable(),
      unit: z.string().nullable(),
    }),
  ),
  operators: z.array(z.object({ type: fieldType, name: z.string(), label: z.string(), operand: z.string() })),
  /** what may stand in the words of replies and notes as {{name}} */
  variables: z.array(z.string()),
  named: z.array(z.object({ kind: z.string(), id: z.string(), name: z.string() })),
})

export const listWorkflows = defineContract({
  method: 'GET',
  path: '/workflows',
  summary: 'Workflows in the order in which they run, each as a sentence',
  permission: 'workflows:read',
  rate: 'general',
  response: z.object({ items: z.array(workflow) }),
})

export const createWorkflow = defineContract({
  method: 'POST',
  path: '/workflows',
  summary: 'Makes a workflow that is off, with its first draft; an exported one comes in the same way',
  permission: 'workflows:write',
  rate: 'general',
  body: z.strictObject(given),
  response: workflowDetail,
  status: 201,
  idempotent: true,
})

export const getWorkflow = defineContract({
  method: 'GET',
  path: '/workflows/{id}',
  summary: 'A workflow with its draft, or what is published, and what keeps it from being published',
  permission: 'workflows:read',
  rate: 'general',
  params: idParams,
  response: workflowDetail,
})

export const putWorkflow = defineContract({
  method: 'PUT',
  path: '/workflows/{id}',
  summary: 'Saves a draft; what is published stays in use',
  permission: 'workflows:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ ...given, position: z.number().int().min(0).max(10_000).exactOptional() }),
  response: workflowDetail,
})

export const deleteWorkflow = defineContract({
  method: 'DELETE',
  path: '/workflows/{id}',
  summary: 'Switches a workflow off and takes it from the list; its runs stay',
  permission: 'workflows:write',
  rate: 'general',
  params: idParams,
  status: 204,
})

export const putWorkflowActive = defineContract({
  method: 'PUT',
  path: '/workflows/{id}/active',
  summary: 'Switches a workflow on or off',
  permission: 'workflows:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ active: z.boolean() }),
  response: workflowDetail,
})

export const createWorkflowPublication = defineContract({
  method: 'POST',
  path: '/workflows/{id}/publications',
  summary: 'Publishes the draft for all conversations, or as a canary for a percentage of them',
  permission: 'workflows:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ percent: z.number().int().min(1).max(100).default(100) }),
  response: workflowDetail,
})

export const createWorkflowRollback = defineContract({
  method: 'POST',
  path: '/workflows/{id}/rollbacks',
  summary: 'Puts a version that was published before in use again',
  permission: 'workflows:write',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ number: z.number().int().min(1) }),
  response: workflowDetail,
})

export const listWorkflowVersions = defineContract({
  method: 'GET',
  path: '/workflows/{id}/versions',
  summary: 'The versions of a workflow, newest first, each with what it changed',
  permission: 'workflows:read',
  rate: 'general',
  params: idParams,
  response: z.object({ items: z.array(workflowVersion) }),
})

export const createWorkflowCheck = defineContract({
  method: 'POST',
  path: '/workflow-checks',
  summary: 'Tells the sentence of a definition, and what keeps it from being published',
  permission: 'workflows:read',
  rate: 'general',
  body: z.strictObject({ definition: z.unknown() }),
  response: z.object({ sentence: z.string(), problems: z.array(problemAt) }),
})

export const getWorkflowCatalogue = defineContract({
  method: 'GET',
  path: '/workflow-catalogue',
  summary: 'Triggers, actions, fields and operators with the schemas of their parameters',
  permission: 'workflows:read',
  rate: 'general',
  response: workflowCatalogue,
})

export const listWorkflowTemplates = defineContract({
  method: 'GET',
  path: '/workflow-templates',
  summary: 'Workflows to begin with',
  permission: 'workflows:read',
  rate: 'general',
  response: z.object({ items: z.array(workflowTemplate) }),
})

export const createWorkflowInstallation = defineContract({
  method: 'POST',
  path: '/workflow-templates/installations',
  summary: 'Makes a workflow of a template: a draft that is off',
  permission: 'workflows:write',
  rate: 'general',
  body: z.strictObject({ key: z.string().max(60) }),
  response: workflowDetail,
  status: 201,
  idempotent: true,
})
