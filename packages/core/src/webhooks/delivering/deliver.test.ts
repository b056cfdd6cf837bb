import { createHmac } from 'node:crypto'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { verifyWebhook } from '@frontdesk/integrations/outbound/send-webhook'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { setTags } from '../../conversations/set-tags.ts'
import { openAccountMail } from '../../identity/account-mail.ts'
import { addNote } from '../../notes/add.ts'
import { as, auditEntries, promisedJobs } from '../../test/contexts.ts'
import { type Receiver, startReceiver } from '../../test/receiver.ts'
import {
  listWebhookDeliveries,
  readWebhookDelivery,
  replayWebhookDelivery,
  testEndpoint,
} from '../deliveries.ts'
import {
  changeEndpoint,
  createEndpoint,
  type EndpointInput,
  listEndpoints,
  rotateEndpointSecret,
} from '../endpoints.ts'
import { deliverWebhook } from './deliver.ts'

withTestDatabase()

let receiver: Receiver
let organization: TestOrganization

beforeAll(async () => {
  receiver = await startReceiver()
})
afterAll(() => receiver.stop())
beforeEach(async () => {
  receiver.got.splice(0)
  receiver.answer({ status: 204 })
  organization = await createOrganization()
})

const given: EndpointInput = {
  url: 'https://hooks.example/desk',
  description: '',
  eventTypes: ['conversation.updated', 'note.added'],
  format: 'standard',
  options: {},
  state: 'active',
}

/** As if the receiver's address began with https and were public. */
async function endpoint(input: Partial<EndpointInput> = {}) {
  const made = await as(organization, 'admin', (ctx) => createEndpoint(ctx, { ...given, ...input }))
  await asSystem('test', (db) =>
    db.webhookEndpoint.update({ where: { id: made.id }, data: { url: receiver.url } }),
  )
  return made
}

const deliver = (deliveryId: string) =>
  deliverWebhook({ organizationId: organization.id, deliveryId }, { allowPrivate: true })
const due = async () =>
  (await promisedJobs(organization, 'deliver-webhook')).map(
    ({ payload }) => (payload as { deliveryId: string }).deliveryId,
  )
const read = (id: string) => as(organization, 'admin', (ctx) => readWebhookDelivery(ctx, id))
const only = async () => {
  const [id, ...others] = await due()
  expect(others).toEqual([])
  return id ?? ''
}
/** The time until the next try is over. */
const wait = (id: string) =>
  asSystem('test', (db) => db.webhookDelivery.update({ where: { id }, data: { nextAttemptAt: null } }))

async function tag(): Promise<string> {
  const { id } = await createConversation(organization)
  await as(organization, 'agent', (ctx) => setTags(ctx, { conversation: id, tags: ['vip'] }))
  return id
}

test('an event is posted once to each endpoint that asked for it, signed, with ids and what they name', async () => {
  const { secret } = await endpoint()
  await endpoint({ eventTypes: ['note.added'] })
  const conversation = await tag()
  const id = await only()
  await Promise.all(Array.from({ length: 5 }, () => deliver(id)))
  await deliver(id)
  expect(receiver.got).toHaveLength(1)
  const [{ headers, body }] = receiver.got as [(typeof receiver.got)[0]]
  expect(headers['webhook-id']).toBe(id)
  const signed = `${id}.${headers['webhook-timestamp']}.${body}`
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
  expect(JSON.parse(body)).toMatchObject({
    type: 'conversation.updated',
    data: { conversationId: conversation, conversation: { id: conversation, tags: ['vip'] } },
  })
  expect(await read(id)).toMatchObject({ state: 'delivered', attempts: 1, responseStatus: 204 })
})

test('several changes of one transaction are one event, and a change taken back is none', async () => {
  await endpoint()
  const { id: conversation } = await createConversation(organization)
  await as(organization, 'agent', async (ctx) => {
    await setTags(ctx, { conversation, tags: ['a'] })
    await setTags(ctx, { conversation, tags: ['a', 'b'] })
  })
  const undone = as(organization, 'agent', async (ctx) => {
    await setTags(ctx, { conversation, tags: [] })
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  expect(await due()).toHaveLength(1)
})

test('what is not taken is tried again with the same id and text, and given up after a day', async () => {
  await endpoint({ eventTypes: ['note.added'] })
  const { id: conversation } = await createConversation(organization)
  await as(organization, 'agent', (ctx) => addNote(ctx, { conversation, text: 'First' }))
  const id = await only()
  receiver.answer({ status: 503, body: 'we are\u0000 closed' })
  const waits: number[] = []
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    await wait(id)
    await deliver(id)
    const { nextAttemptAt, log } = await read(id)
    if (nextAttemptAt) waits.push(Date.parse(nextAttemptAt) - Date.parse(log[0]?.at ?? ''))
    // What is told does not change with the conversation.
    if (attempt === 1)
      await asSystem('test', (db) =>
        db.note.updateMany({ where: { conversationId: conversation }, data: { text: 'Second' } }),
      )
  }
  expect(await read(id)).toMatchObject({ state: 'failed', attempts: 8, responseStatus: 503 })
  expect((await read(id)).log[0]).toMatchObject({ number: 8, responseStart: 'we are closed' })
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  const total = waits.reduce((sum, ms) => sum + ms, 0) / 3_600_000
  expect(total).toBeGreaterThan(23)
  expect(total).toBeLessThan(26)
  expect(new Set(receiver.got.map(({ body }) => body)).size).toBe(1)
  expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]))
})

test('a delivery that failed is sent again on demand under the same id', async () => {
  await endpoint()
  await tag()
  const id = await only()
  receiver.answer({ status: 410 })
  await deliver(id)
  expect(await read(id)).toMatchObject({ state: 'failed' })
  const replay = () => as(organization, 'admin', (ctx) => replayWebhookDelivery(ctx, id))
  await expect(replay()).rejects.toMatchObject({ code: 'wrong_state' })
  const endpointId = (await as(organization, 'admin', listEndpoints)).items[0]?.id ?? ''
  await as(organization, 'admin', (ctx) => changeEndpoint(ctx, { ...given, id: endpointId }))
  await asSystem('test', (db) =>
    db.webhookEndpoint.update({ where: { id: endpointId }, data: { url: receiver.url } }),
  )
  receiver.answer({ status: 200 })
  await replay()
  await deliver(id)
  expect(await read(id)).toMatchObject({ state: 'delivered', attempts: 2 })
  expect(receiver.got.map(({ headers }) => headers['webhook-id'])).toEqual([id, id])
})

test('an endpoint that has failed for days is switched off, and every admin is told once', async () => {
  const { id: endpointId } = await endpoint()
  await tag()
  await tag()
  const [first = '', second = ''] = await due()
  receiver.answer({ status: 500 })
  await deliver(first)
  const state = async () => (await as(organization, 'admin', listEndpoints)).items[0]
  expect(await state()).toMatchObject({ state: 'active', failingSince: expect.any(String) })
  await asSystem('test', (db) =>
    db.webhookEndpoint.update({
      where: { id: endpointId },
      data: { failingSince: new Date(Date.now() - 6 * 86_400_000) },
    }),
  )
  await wait(first)
  await deliver(first)
  expect(await state()).toMatchObject({ state: 'disabled' })
  const mails = (await promisedJobs(organization, 'send-account-mail')).map(({ payload }) =>
    openAccountMail((payload as { sealed: string }).sealed),
  )
  expect(mails.map(({ kind, to }) => `${kind} ${to}`).sort()).toEqual(
    [organization.members.admin, organization.members.owner]
      .map(({ email }) => `webhook_off ${email}`)
      .sort(),
  )
  expect(await auditEntries(organization, 'webhook_endpoint.disable')).toHaveLength(1)
  const before = receiver.got.length
  await deliver(second)
  expect(receiver.got).toHaveLength(before)
  expect(await read(second)).toMatchObject({ state: 'failed', error: 'The endpoint is switched off' })
  await tag()
  expect(
    (await as(organization, 'admin', (ctx) => listWebhookDeliveries(ctx, { id: endpointId, limit: 50 })))
      .items,
  ).toHaveLength(2)
})

test('a worker that died in the middle leaves the delivery to the next, which waits for its claim to end', async () => {
  await endpoint()
  await tag()
  const id = await only()
  await asSystem(
    'test',
    (db) =>
      db.$executeRaw`UPDATE webhook_deliveries SET claimed_by = id, claimed_until = now() + interval '20 seconds',
      attempts = 1, tries = 1 WHERE id = ${id}::uuid`,
  )
  await deliver(id)
  expect(receiver.got).toEqual([])
  expect((await due()).filter((one) => one === id)).toHaveLength(2)
  await asSystem(
    'test',
    (db) =>
      db.$executeRaw`UPDATE webhook_deliveries SET claimed_until = now() - interval '1 second' WHERE id = ${id}::uuid`,
  )
  await deliver(id)
  expect(receiver.got.map(({ headers }) => headers['webhook-id'])).toEqual([id])
  expect(await read(id)).toMatchObject({ state: 'delivered', attempts: 2 })
})

test('while a secret is rotated both sign, and neither is readable in the database or the API', async () => {
  const { id: endpointId, secret: old } = await endpoint()
  const { secret } = await as(organization, 'admin', (ctx) => rotateEndpointSecret(ctx, endpointId))
  const { id } = await as(organization, 'admin', (ctx) => testEndpoint(ctx, endpointId))
  await deliver(id)
  const [{ headers, body }] = receiver.got as [(typeof receiver.got)[0]]
  const message = {
    text: body,
    id,
    timestamp: headers['webhook-timestamp'] ?? '',
    signature: headers['webhook-signature'] ?? '',
  }
  expect([old, secret, 'whsec_AAAA'].map((one) => verifyWebhook(one, message))).toEqual([true, true, false])
  const row = await asSystem('test', (db) =>
    db.webhookEndpoint.findUniqueOrThrow({ where: { id: endpointId } }),
  )
  const shown = JSON.stringify([row, await as(organization, 'admin', listEndpoints)])
  expect(shown).not.toContain(old.slice(6))
  expect(shown).not.toContain(secret.slice(6))
})

test('A39: nothing inside our own network is called, and the log says why', async () => {
  for (const url of ['https://127.0.0.1/x', 'https://169.254.169.254/x', 'https://[::ffff:10.0.0.1]/x']) {
    const { id: endpointId } = await as(organization, 'admin', (ctx) =>
      createEndpoint(ctx, { ...given, url }),
    )
    const { id } = await as(organization, 'admin', (ctx) => testEndpoint(ctx, endpointId))
    await deliverWebhook({ organizationId: organization.id, deliveryId: id })
    expect(await read(id)).toMatchObject({
      error: 'The address is not on the public internet',
      responseStatus: null,
    })
  }
  for (const url of ['http://hooks.example/x', 'ftp://hooks.example/x', 'https://a:b@hooks.example/x', 'x']) {
    const made = as(organization, 'admin', (ctx) => createEndpoint(ctx, { ...given, url }))
    await expect(made).rejects.toMatchObject({ code: 'invalid' })
  }
})

test('Linear is told with its own authorization, and what it refuses with a status of 200 counts as refused', async () => {
  await endpoint({ format: 'linear', options: { teamId: 'team' }, authorization: 'key' })
  await tag()
  const id = await only()
  receiver.answer({ status: 200, body: '{"errors":[{"message":"no"}]}' })
  await deliver(id)
  expect(await read(id)).toMatchObject({ state: 'waiting', error: 'Linear did not take the issue' })
  receiver.answer({ status: 200, body: '{"data":{"issueCreate":{"success":true}}}' })
  await wait(id)
  await deliver(id)
  expect(await read(id)).toMatchObject({ state: 'delivered' })
  expect(receiver.got.map(({ headers }) => headers.authorization)).toEqual(['key', 'key'])
})
