import { as } from '@frontdesk/core/test/contexts'
import { createEndpoint } from '@frontdesk/core/webhooks/endpoints'
import type { TestOrganization } from '@frontdesk/db/test/factories'
import { ask } from './desks.ts'

/** Has the receiver told of every change of a conversation, as if its address began with https. */
export async function subscribe(organization: TestOrganization, url: string): Promise<void> {
  const { id } = await as(organization, 'admin', (ctx) =>
    createEndpoint(ctx, {
      url: 'https://hooks.example/desk',
      description: '',
      eventTypes: ['conversation.updated'],
      format: 'standard',
      options: {},
      state: 'active',
    }),
  )
  await ask('UPDATE webhook_endpoints SET url = $2 WHERE id = $1', [id, url])
}
