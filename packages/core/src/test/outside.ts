import { createWidget, type WidgetInput } from '../chat/widgets.ts'
import { openCase } from '../compliance/open-case.ts'
import type { OrgContext } from '../context.ts'
import { testEndpoint } from '../webhooks/deliveries.ts'
import { createEndpoint, type EndpointInput } from '../webhooks/endpoints.ts'
import { createIncomingWebhook, type HookInput } from '../webhooks/incoming/hooks.ts'

export const endpointInput: EndpointInput = {
  url: 'https://hooks.example/desk',
  description: '',
  eventTypes: [],
  format: 'standard',
  options: {},
  state: 'active',
}

export const hookInput: HookInput = {
  name: 'Shop',
  enabled: true,
  verification: 'standard',
  conversationPath: 'number',
  contactPath: '',
  subjectPath: '',
  textPath: '',
  opensConversation: false,
}

export const widgetInput: WidgetInput = {
  name: 'Shop',
  enabled: true,
  origins: ['https://shop.example'],
  mailboxId: null,
  teamId: null,
  greeting: 'How can we help?',
  hours: '',
  color: '#0f6b5c',
  asks: 'optional',
}

/** An endpoint with a delivery that is over, an incoming webhook, a chat widget and a case, with their ids. */
export async function plantOutside(ctx: OrgContext, conversationId: string) {
  const { id: endpoint } = await createEndpoint(ctx, endpointInput)
  const { id: webhookDelivery } = await testEndpoint(ctx, endpoint)
  await ctx.db.webhookDelivery.update({ where: { id: webhookDelivery }, data: { state: 'failed' } })
  const { id: hook } = await createIncomingWebhook(ctx, hookInput)
  const { id: widget } = await createWidget(ctx, widgetInput)
  const { id: complianceCase } = await openCase(ctx, { conversationId, severity: 'high', reason: 'x' })
  return { endpoint, webhookDelivery, hook, widget, complianceCase }
}
