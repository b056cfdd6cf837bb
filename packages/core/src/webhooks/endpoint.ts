import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { isId } from '../paging.ts'
import type { WebhookFormat } from './formats.ts'

export type EndpointState = 'active' | 'paused' | 'disabled'

/** An endpoint as admins see it: secrets are never part of it. */
export type EndpointView = {
  id: string
  url: string
  description: string
  eventTypes: string[]
  format: WebhookFormat
  options: Record<string, string>
  /** whether a header `authorization` of their own goes with each call */
  authorized: boolean
  state: EndpointState
  disabledReason: string
  /** until when the secret before still signs too */
  rotatingUntil: string | null
  failingSince: string | null
  lastSuccessAt: string | null
  createdAt: string
}

type Row = Awaited<ReturnType<OrgContext['db']['webhookEndpoint']['findFirstOrThrow']>>

export const endpointTable = 'webhook_endpoints'

export async function findEndpoint(ctx: OrgContext, id: string): Promise<Row> {
  const row = isId(id) ? await ctx.db.webhookEndpoint.findFirst({ where: { id } }) : null
  if (!row) throw new NotFound('The endpoint')
  return row
}

export function toEndpoint(row: Row): EndpointView {
  const rotating = row.previousSecretUntil !== null && row.previousSecretUntil > new Date()
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    eventTypes: row.eventTypes,
    format: row.format as WebhookFormat,
    options: row.options as Record<string, string>,
    authorized: row.authorizationHeader !== null,
    state: row.state as EndpointState,
    disabledReason: row.disabledReason,
    rotatingUntil: rotating ? (row.previousSecretUntil?.toISOString() ?? null) : null,
    failingSince: row.failingSince?.toISOString() ?? null,
    lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }
}
