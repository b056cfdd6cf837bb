import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'
import { takeTurn } from '../../take-turn.ts'
import { findEndpoint } from '../endpoint.ts'
import { openEndpoint } from '../endpoints.ts'
import { shapeBody, type WebhookFormat } from '../formats.ts'
import { readTold } from './read-told.ts'

export type Claimed = {
  deliveryId: string
  endpointId: string
  token: string
  number: number
  tries: number
  format: WebhookFormat
  post: { id: string; url: string; secrets: string[]; text: string; headers: Record<string, string> }
}

/** As long as an attempt may take, and some more. */
const leaseSeconds = 30
/** So many calls of one endpoint run at a time: a slow one takes no place from the others. */
const atATime = 4
const queueSeconds = 3

/**
 * Takes a delivery for one attempt, its body fixed before the first. Null when it is not to be made now: it is over,
 * another worker makes it, or its endpoint has enough to do, and then it is promised for later.
 */
export async function claimDelivery(ctx: OrgContext, id: string): Promise<Claimed | null> {
  const token = newId()
  const delivery = await ctx.db.webhookDelivery.findFirst({ where: { id, state: 'waiting' } })
  if (!delivery) return null
  const endpoint = await findEndpoint(ctx, delivery.endpointId)
  if (endpoint.state !== 'active' && !delivery.test) {
    const ended = { state: 'failed', error: 'The endpoint is switched off', finishedAt: new Date() }
    await ctx.db.webhookDelivery.updateMany({ where: { id, state: 'waiting' }, data: ended })
    return null
  }
  const taken = await take(ctx, id, delivery.endpointId, token)
  if (!taken) return putOff(ctx, id)
  const { url, secrets, headers } = openEndpoint(endpoint)
  const format = endpoint.format as WebhookFormat
  const text =
    delivery.body ??
    shapeBody(format, await readTold(ctx, delivery), endpoint.options as Record<string, string>)
  if (delivery.body === null) await ctx.db.webhookDelivery.update({ where: { id }, data: { body: text } })
  return {
    deliveryId: id,
    endpointId: endpoint.id,
    token,
    number: taken.attempts,
    tries: taken.tries,
    format,
    post: { id, url, secrets, text, headers },
  }
}

async function take(ctx: OrgContext, id: string, endpointId: string, token: string) {
  // Workers that ask at the same moment would each see room for one more.
  await takeTurn(ctx, `webhooks/${endpointId}`)
  const [row] = await ctx.db.$queryRaw<{ attempts: number; tries: number }[]>`
    UPDATE webhook_deliveries SET claimed_by = ${token}::uuid, attempts = attempts + 1, tries = tries + 1,
      claimed_until = now() + make_interval(secs => ${leaseSeconds}::int)
    WHERE id = ${id}::uuid AND state = 'waiting' AND (claimed_until IS NULL OR claimed_until < now())
      AND (next_attempt_at IS NULL OR next_attempt_at <= now() + interval '1 second')
      AND (SELECT count(*) FROM webhook_deliveries o WHERE o.endpoint_id = ${endpointId}::uuid
        AND o.state = 'waiting' AND o.claimed_until > now()) < ${atATime}
    RETURNING attempts, tries`
  return row
}

async function putOff(ctx: OrgContext, id: string): Promise<null> {
  const [row] = await ctx.db.$queryRaw<{ at: Date }[]>`
    SELECT greatest(claimed_until, next_attempt_at, now() + make_interval(secs => ${queueSeconds}::int)) AS at
    FROM webhook_deliveries WHERE id = ${id}::uuid AND state = 'waiting'`
  if (row) ctx.emit({ type: 'webhook.delivery_due', deliveryId: id, notBefore: row.at })
  return null
}
