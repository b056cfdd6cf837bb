import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listComplianceCases } from '../../../compliance/read.ts'
import { asSystem } from '../../../context.ts'
import { setTags } from '../../../conversations/set-tags.ts'
import { as, promisedJobs } from '../../../test/contexts.ts'
import { endpointInput } from '../../../test/outside.ts'
import { type Receiver, startReceiver } from '../../../test/receiver.ts'
import { activeWorkflow, workOff } from '../../../test/workflows.ts'
import { deliverWebhook } from '../../../webhooks/delivering/deliver.ts'
import { createEndpoint, type EndpointInput } from '../../../webhooks/endpoints.ts'

withTestDatabase()

let receiver: Receiver
let organization: TestOrganization

beforeAll(async () => {
  receiver = await startReceiver()
})
afterAll(() => receiver.stop())
beforeEach(async () => {
  receiver.got.splice(0)
  organization = await createOrganization()
})

async function endpoint(input: Partial<EndpointInput> = {}): Promise<string> {
  const { id } = await as(organization, 'admin', (ctx) => createEndpoint(ctx, { ...endpointInput, ...input }))
  await asSystem('test', (db) => db.webhookEndpoint.update({ where: { id }, data: { url: receiver.url } }))
  return id
}

async function tagged(): Promise<string> {
  const { id } = await createConversation(organization)
  await as(organization, 'agent', (ctx) => setTags(ctx, { conversation: id, tags: ['vip'] }))
  await workOff(organization)
  return id
}

test('a workflow opens an issue at an issue tracker, once however often its work is done', async () => {
  const options = { project: 'DESK', issueType: 'Bug' }
  const endpointId = await endpoint({ format: 'jira', options, authorization: 'Basic x' })
  await activeWorkflow(organization, {
    steps: [{ do: 'call_webhook', with: { endpointId, title: 'Ask {{contact.email}}' } }],
  })
  await tagged()
  await workOff(organization)
  const jobs = await promisedJobs(organization, 'deliver-webhook')
  expect(jobs).toHaveLength(1)
  const { deliveryId = '' } = (jobs[0]?.payload ?? {}) as { deliveryId?: string }
  await deliverWebhook({ organizationId: organization.id, deliveryId }, { allowPrivate: true })
  expect(receiver.got).toHaveLength(1)
  expect(receiver.got[0]?.headers.authorization).toBe('Basic x')
  expect(JSON.parse(receiver.got[0]?.body ?? '')).toMatchObject({
    fields: { project: { key: 'DESK' }, summary: expect.stringMatching(/^Ask \S+@/) },
  })
})

test('a workflow creates a compliance case, and a second run adds nothing', async () => {
  await activeWorkflow(organization, {
    steps: [{ do: 'create_compliance_case', with: { severity: 'urgent', reason: 'A lamp caught fire' } }],
  })
  const conversation = await tagged()
  await as(organization, 'agent', (ctx) => setTags(ctx, { conversation, tags: ['vip', 'again'] }))
  await workOff(organization)
  const { items } = await as(organization, 'admin', (ctx) => listComplianceCases(ctx, { limit: 10 }))
  expect(items).toMatchObject([
    { conversationId: conversation, severity: 'urgent', reason: 'A lamp caught fire', state: 'open' },
  ])
})
