import { asSystem } from '@frontdesk/core/context'
import { newId } from '@frontdesk/runtime/id'

/** Webhooks in both directions, a chat widget and a compliance case of an organization, by the part of the path that names them. */
export async function plantOutside(organizationId: string, conversationId: string, secret: string) {
  const [endpoint, delivery, hook, complianceCase, widget] = [newId(), newId(), newId(), newId(), newId()]
  const createdBy = { type: 'member', name: secret }
  await asSystem('test', async (db) => {
    await db.webhookEndpoint.create({
      data: {
        id: endpoint,
        organizationId,
        url: 'https://hooks.example/desk',
        description: secret,
        eventTypes: [],
        secret,
        createdBy,
      },
    })
    await db.webhookDelivery.create({
      data: { id: delivery, organizationId, endpointId: endpoint, eventType: secret, body: secret },
    })
    await db.incomingWebhook.create({
      data: { id: hook, organizationId, name: secret, verification: 'standard', secret, createdBy },
    })
    await db.chatWidget.create({
      data: { id: widget, organizationId, key: widget, name: secret, secret, changedBy: createdBy },
    })
    await db.complianceCase.create({
      data: {
        id: complianceCase,
        organizationId,
        conversationId,
        conversationNumber: 1,
        number: 1,
        severity: 'high',
        reason: secret,
        dueAt: new Date(),
        openedBy: createdBy,
      },
    })
  })
  return {
    'webhook-endpoints': endpoint,
    'webhook-deliveries': delivery,
    'incoming-webhooks': hook,
    'chat-widgets': widget,
    'compliance-cases': complianceCase,
  }
}
