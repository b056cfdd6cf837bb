import type { TenantDb } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import type { DomainEvent } from '../events.ts'
import { toldOf } from './event-types.ts'

/**
 * Writes one delivery for each event and each endpoint that asked for it, in the transaction in which it happened.
 * Costs one short query, and none where nothing happened that anybody could ask for. Returns what promises them.
 */
export async function writeDeliveries(
  db: TenantDb,
  organizationId: string,
  events: readonly DomainEvent[],
): Promise<DomainEvent[]> {
  const told = toldOf(events)
  if (told.length === 0) return []
  const endpoints = await db.webhookEndpoint.findMany({
    where: { state: 'active', eventTypes: { hasSome: told.map(({ type }) => type) } },
    select: { id: true, eventTypes: true },
  })
  if (endpoints.length === 0) return []
  const rows = endpoints.flatMap((endpoint) =>
    told
      .filter(({ type }) => endpoint.eventTypes.includes(type))
      .map(({ type, subject }) => ({
        id: newId(),
        organizationId,
        endpointId: endpoint.id,
        eventType: type,
        subject,
      })),
  )
  await db.webhookDelivery.createMany({ data: rows })
  return rows.map(({ id }) => ({ type: 'webhook.delivery_due', deliveryId: id, notBefore: null }))
}
