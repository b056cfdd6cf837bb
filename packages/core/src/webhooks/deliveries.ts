import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict, NotFound } from '../errors.ts'
import { decodeCursor, isId, type Page, type PageInput, pageOf } from '../paging.ts'
import { require } from '../permissions.ts'
import { findEndpoint } from './endpoint.ts'

export type DeliveryState = 'waiting' | 'delivered' | 'failed'

export type DeliveryView = {
  /** also the webhook-id of every attempt */
  id: string
  endpointId: string
  eventType: string
  test: boolean
  state: DeliveryState
  attempts: number
  nextAttemptAt: string | null
  responseStatus: number | null
  error: string
  occurredAt: string
  finishedAt: string | null
}

export type DeliveryWithAttempts = DeliveryView & {
  /** the text that is signed and sent; null before the first attempt */
  body: string | null
  log: {
    number: number
    at: string
    durationMs: number
    responseStatus: number | null
    responseStart: string
    error: string
  }[]
}

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** What an endpoint was told or is to be told, newest first. */
export async function listWebhookDeliveries(
  ctx: OrgContext,
  input: PageInput & { id: string; state?: DeliveryState | undefined },
): Promise<Page<DeliveryView>> {
  require(ctx, 'webhooks:manage')
  const { id: endpointId } = await findEndpoint(ctx, input.id)
  const before = String(decodeCursor(input.cursor, ['id'])?.[0] ?? lastId)
  const rows = await ctx.db.webhookDelivery.findMany({
    where: { endpointId, id: { lt: before }, ...(input.state ? { state: input.state } : {}) },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
    omit: { body: true },
  })
  return pageOf(rows, input.limit, (row) => [row.id], toDelivery)
}

/** One delivery with its text and what came of each attempt, newest first. */
export async function readWebhookDelivery(ctx: OrgContext, id: string): Promise<DeliveryWithAttempts> {
  require(ctx, 'webhooks:manage')
  const row = await findDelivery(ctx, id)
  const attempts = await ctx.db.webhookAttempt.findMany({
    where: { deliveryId: id },
    orderBy: { id: 'desc' },
    take: 50,
  })
  return {
    ...toDelivery(row),
    body: row.body,
    log: attempts.map(({ number, createdAt, durationMs, responseStatus, responseStart, error }) => ({
      number,
      at: createdAt.toISOString(),
      durationMs,
      responseStatus,
      responseStart,
      error,
    })),
  }
}

/** Sends a delivery that is over once more: the same text under the same id. */
export async function replayWebhookDelivery(ctx: OrgContext, id: string): Promise<DeliveryWithAttempts> {
  require(ctx, 'webhooks:manage')
  const row = await findDelivery(ctx, id)
  if (row.state === 'waiting') throw new Conflict('It is on its way already', 'wrong_state')
  const endpoint = await findEndpoint(ctx, row.endpointId)
  if (endpoint.state !== 'active') throw new Conflict('The endpoint is switched off', 'wrong_state')
  await ctx.db.webhookDelivery.updateMany({
    where: { id, state: row.state },
    data: { state: 'waiting', tries: 0, nextAttemptAt: null, claimedUntil: null, finishedAt: null },
  })
  await writeAudit(ctx, {
    action: 'webhook_delivery.replay',
    subjectType: 'webhook_delivery',
    subjectId: id,
    before: { state: row.state },
  })
  ctx.emit({ type: 'webhook.delivery_due', deliveryId: id, notBefore: null })
  return readWebhookDelivery(ctx, id)
}

/** Sends a trial message to an endpoint, signed as a real one, also to one that is switched off. */
export async function testEndpoint(ctx: OrgContext, endpointId: string): Promise<DeliveryWithAttempts> {
  require(ctx, 'webhooks:manage')
  const endpoint = await findEndpoint(ctx, endpointId)
  const id = newId()
  const said = {
    title: 'A trial message',
    text: 'Nothing has happened: somebody tries whether this endpoint works.',
  }
  await ctx.db.webhookDelivery.create({
    data: {
      id,
      organizationId: ctx.organizationId,
      endpointId: endpoint.id,
      eventType: 'webhook.test',
      subject: said,
      test: true,
    },
  })
  await writeAudit(ctx, {
    action: 'webhook_endpoint.test',
    subjectType: 'webhook_endpoint',
    subjectId: endpoint.id,
  })
  ctx.emit({ type: 'webhook.delivery_due', deliveryId: id, notBefore: null })
  return readWebhookDelivery(ctx, id)
}

type Row = Awaited<ReturnType<OrgContext['db']['webhookDelivery']['findFirstOrThrow']>>

async function findDelivery(ctx: OrgContext, id: string): Promise<Row> {
  const row = isId(id) ? await ctx.db.webhookDelivery.findFirst({ where: { id } }) : null
  if (!row) throw new NotFound('The delivery')
  return row
}

function toDelivery(row: Omit<Row, 'body'>): DeliveryView {
  return {
    id: row.id,
    endpointId: row.endpointId,
    eventType: row.eventType,
    test: row.test,
    state: row.state as DeliveryState,
    attempts: row.attempts,
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    responseStatus: row.responseStatus,
    error: row.error,
    occurredAt: row.occurredAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}
