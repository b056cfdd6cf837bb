import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { findEndpoint } from './endpoint.ts'

export type EndpointCall = { endpointId: string; conversationId: string; title: string; text: string }

/**
 * Calls an endpoint about a conversation, in the shape of its system: an issue, a message or an event
 * `workflow.call`. It is delivered like every other event, with the same log and retries.
 */
export async function callEndpoint(ctx: OrgContext, call: EndpointCall): Promise<{ deliveryId: string }> {
  require(ctx, 'webhooks:manage')
  const { endpointId, conversationId } = call
  const endpoint = await findEndpoint(ctx, endpointId)
  if (endpoint.state !== 'active') throw new Conflict('The endpoint is switched off', 'wrong_state')
  const deliveryId = newId()
  const words = { title: storable(call.title), text: storable(call.text) }
  await ctx.db.webhookDelivery.create({
    data: {
      id: deliveryId,
      organizationId: ctx.organizationId,
      endpointId,
      eventType: 'workflow.call',
      subject: { conversationId, ...words },
    },
  })
  await writeAudit(ctx, {
    action: 'webhook_endpoint.call',
    subjectType: 'webhook_endpoint',
    subjectId: endpointId,
    after: { conversationId, deliveryId },
  })
  ctx.emit({ type: 'webhook.delivery_due', deliveryId, notBefore: null })
  return { deliveryId }
}
