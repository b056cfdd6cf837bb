import { webhookEventNames } from '@frontdesk/core/webhooks/event-types'
import { webhookFormatNames } from '@frontdesk/core/webhooks/formats'
import { z } from 'zod'
import { defineContract } from '../contract.ts'
import { id, idParams, page, pageQuery, timestamp } from '../shared.ts'

const options = z.record(z.string().max(40), z.string().trim().max(200))

const common = {
  permission: 'webhooks:manage',
  rate: 'general',
} as const

export const webhookEndpoint = z.object({
  id,
  url: z.string(),
  description: z.string(),
  eventTypes: z.array(z.string()),
  format: z.enum(webhookFormatNames),
  options: z.record(z.string(), z.string()),
  /** whether a header `authorization` of their own goes with each call */
  authorized: z.boolean(),
  state: z.enum(['active', 'paused', 'disabled']),
  disabledReason: z.string(),
  /** until when the secret before signs too */
  rotatingUntil: timestamp.nullable(),
  failingSince: timestamp.nullable(),
  lastSuccessAt: timestamp.nullable(),
  createdAt: timestamp,
})

/** The secret is shown this once. */
export const webhookEndpointWithSecret = webhookEndpoint.extend({ secret: z.string() })

const endpointBody = z.strictObject({
  url: z.string().trim().min(1).max(2_000),
  description: z.string().trim().max(200).default(''),
  eventTypes: z.array(z.enum(webhookEventNames)).max(50),
  format: z.enum(webhookFormatNames).default('standard'),
  options: options.default({}),
  /** sent as the header `authorization`; left out it stays, empty it is taken away */
  authorization: z
    .string()
    .trim()
    .max(4_000)
    .regex(/^[\x20-\x7e]*$/, 'Only plain characters')
    .exactOptional(),
  state: z.enum(['active', 'paused']).default('active'),
})

export const webhookDelivery = z.object({
  /** also the webhook-id of every attempt */
  id,
  endpointId: id,
  eventType: z.string(),
  test: z.boolean(),
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempts: z.number().int(),
  nextAttemptAt: timestamp.nullable(),
  responseStatus: z.number().int().nullable(),
  error: z.string(),
  occurredAt: timestamp,
  finishedAt: timestamp.nullable(),
})

export const webhookDeliveryDetail = webhookDelivery.extend({
  body: z.string().nullable(),
  log: z.array(
    z.object({
      number: z.number().int(),
      at: timestamp,
      durationMs: z.number().int(),
      responseStatus: z.number().int().nullable(),
      responseStart: z.string(),
      error: z.string(),
    }),
  ),
})

export const listWebhookEndpoints = defineContract({
  ...common,
  method: 'GET',
  path: '/webhook-endpoints',
  summary: 'The addresses of other systems that are told what happens',
  together: true,
  response: z.object({ items: z.array(webhookEndpoint) }),
})

export const createWebhookEndpoint = defineContract({
  ...common,
  method: 'POST',
  path: '/webhook-endpoints',
  summary: 'Adds an address; calls are signed as standardwebhooks.com has it, with a secret shown this once',
  body: endpointBody,
  status: 201,
  response: webhookEndpointWithSecret,
})

export const putWebhookEndpoint = defineContract({
  ...common,
  method: 'PUT',
  path: '/webhook-endpoints/{id}',
  summary: 'Changes an address; one that its failures switched off begins anew when it is set active',
  params: idParams,
  body: endpointBody,
  response: webhookEndpoint,
})

export const deleteWebhookEndpoint = defineContract({
  ...common,
  method: 'DELETE',
  path: '/webhook-endpoints/{id}',
  summary: 'Takes an address away with its log',
  params: idParams,
  status: 204,
})

export const createEndpointSecret = defineContract({
  ...common,
  method: 'POST',
  path: '/webhook-endpoints/{id}/secret',
  summary: 'Makes a new secret, shown this once; for a day the one before signs too',
  params: idParams,
  response: webhookEndpointWithSecret,
})

export const createEndpointTest = defineContract({
  ...common,
  method: 'POST',
  path: '/webhook-endpoints/{id}/tests',
  summary: 'Sends a trial message, signed as a real one',
  params: idParams,
  status: 202,
  response: webhookDeliveryDetail,
})

export const listWebhookDeliveries = defineContract({
  ...common,
  method: 'GET',
  path: '/webhook-endpoints/{id}/deliveries',
  summary: 'What an address was told or is to be told, newest first, kept for 30 days',
  params: idParams,
  query: pageQuery.extend({ state: z.enum(['waiting', 'delivered', 'failed']).optional() }).strict(),
  response: page(webhookDelivery),
})

export const getWebhookDelivery = defineContract({
  ...common,
  method: 'GET',
  path: '/webhook-deliveries/{id}',
  summary: 'One delivery with its text and what came of each attempt',
  params: idParams,
  response: webhookDeliveryDetail,
})

export const createWebhookReplay = defineContract({
  ...common,
  method: 'POST',
  path: '/webhook-deliveries/{id}/replays',
  summary: 'Sends a delivery that is over once more: the same text under the same id',
  params: idParams,
  status: 202,
  response: webhookDeliveryDetail,
})
