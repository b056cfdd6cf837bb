import { kindNames } from '@frontdesk/core/service-actions/kinds/registry'
import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { conversationParams, id, idParams, timestamp } from '../shared.ts'

const kind = z.enum(kindNames)
const person = z.object({ type: z.string(), name: z.string() })
/** Values by the name of the field; blank ones are null or left out. */
const fields = z.record(z.string().max(40), z.union([z.string().max(2_000), z.number(), z.null()]))

export const serviceAction = z.object({
  id,
  conversationId: id,
  messageId: id.nullable(),
  kind,
  name: z.string(),
  sentence: z.string(),
  state: z.enum(['proposed', 'approved', 'done', 'failed', 'dismissed']),
  fields: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      input: z.enum(['text', 'long', 'number', 'date', 'currency']),
      value: z.union([z.string(), z.number()]).nullable(),
      required: z.boolean(),
    }),
  ),
  missing: z.array(z.string()),
  proposedBy: z.string(),
  needsAdmin: z.boolean(),
  mayApprove: z.boolean(),
  carriedOut: z.enum(['person', 'webhook']),
  decidedBy: person.nullable(),
  decidedAt: timestamp.nullable(),
  result: z.string(),
  finishedBy: person.nullable(),
  finishedAt: timestamp.nullable(),
  confirmation: z.string().nullable(),
  createdAt: timestamp,
})

const allowed = {
  kind,
  enabled: z.boolean(),
  approval: z.enum(['never', 'above', 'always']),
  approvalAbove: z.number().min(0).max(1_000_000_000).nullable(),
  approvalCurrency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  carriedOut: z.enum(['person', 'webhook']),
  webhookUrl: z.string().max(2_000).nullable(),
}

export const actionSettings = z.object({
  ...allowed,
  name: z.string(),
  description: z.string(),
  moves: z.boolean(),
})

export const listActions = defineContract({
  method: 'GET',
  path: '/conversations/{id}/actions',
  summary: 'The next steps of a conversation as filled templates, and which may be added by hand',
  permission: 'conversations:read',
  rate: 'general',
  together: true,
  params: conversationParams,
  response: z.object({
    items: z.array(serviceAction),
    available: z.array(z.object({ kind, name: z.string() })),
  }),
})

export const createAction = defineContract({
  method: 'POST',
  path: '/conversations/{id}/actions',
  summary: 'Adds a next step by hand; it waits for approval',
  permission: 'conversations:reply',
  rate: 'general',
  params: conversationParams,
  body: z.strictObject({ kind, fields: fields.default({}) }),
  status: 201,
  response: serviceAction,
  idempotent: true,
})

export const putAction = defineContract({
  method: 'PUT',
  path: '/actions/{id}',
  summary: 'Fills a proposed next step in anew',
  permission: 'conversations:reply',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ fields }),
  response: serviceAction,
})

export const approveAction = defineContract({
  method: 'POST',
  path: '/actions/{id}/approval',
  summary: 'Approves a next step, which is then carried out once; one that failed is tried again',
  permission: 'conversations:reply',
  rate: 'general',
  params: idParams,
  response: serviceAction,
})

export const dismissAction = defineContract({
  method: 'POST',
  path: '/actions/{id}/dismissal',
  summary: 'Puts a proposed next step away',
  permission: 'conversations:reply',
  rate: 'general',
  params: idParams,
  response: serviceAction,
})

export const completeAction = defineContract({
  method: 'POST',
  path: '/actions/{id}/completion',
  summary: 'Says that a person has carried an approved step out',
  permission: 'conversations:reply',
  rate: 'general',
  params: idParams,
  body: z.strictObject({ result: z.string().max(500).default('') }),
  response: serviceAction,
})

export const getActionSettings = defineContract({
  method: 'GET',
  path: '/assistant/actions',
  summary: 'Which actions are allowed, who has to approve them, and how they are carried out',
  permission: 'assistant:manage',
  rate: 'general',
  response: z.object({ items: z.array(actionSettings) }),
})

export const putActionSettings = defineContract({
  method: 'PUT',
  path: '/assistant/actions',
  summary: 'Sets that for the actions given; the secret of a new address is told this once',
  permission: 'assistant:manage',
  rate: 'general',
  body: z.strictObject({ items: z.array(z.strictObject(allowed)).max(20) }),
  response: z.object({
    items: z.array(actionSettings),
    secrets: z.array(z.object({ kind, secret: z.string() })),
  }),
})
