import { type WebhookEventType, webhookEventNames } from '@frontdesk/core/webhooks/event-types'
import { type WebhookFormat, webhookFormatNames } from '@frontdesk/core/webhooks/formats'
import { z } from 'zod'
import type { Endpoint } from '../api.ts'

export const endpointSchema = z.object({
  url: z.url({ protocol: /^https$/, error: 'Enter an address that begins with https://' }).max(2_000),
  description: z.string().trim().max(200),
  eventTypes: z.array(z.enum(webhookEventNames)),
  format: z.enum(webhookFormatNames),
  options: z.record(z.string(), z.string()),
  authorization: z.string().trim().max(4_000),
})

export type EndpointFields = z.infer<typeof endpointSchema>

export function fieldsOf(endpoint?: Endpoint): EndpointFields {
  return {
    url: endpoint?.url ?? '',
    description: endpoint?.description ?? '',
    eventTypes: (endpoint?.eventTypes ?? ['conversation.created', 'message.received']) as WebhookEventType[],
    format: (endpoint?.format ?? 'standard') as WebhookFormat,
    options: endpoint?.options ?? {},
    authorization: '',
  }
}

/** What is sent; an authorization that is left empty stays as it is. */
export function bodyOf({ authorization, ...fields }: EndpointFields, state: 'active' | 'paused') {
  return { ...fields, state, ...(authorization === '' ? {} : { authorization }) }
}
