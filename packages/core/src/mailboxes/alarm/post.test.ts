import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { as, auditEntries } from '../../test/contexts.ts'
import { postAlarm } from './post.ts'
import { tryAlarmWebhook } from './try-webhook.ts'
import { changeAlarmWebhook, openAlarmSecret, readAlarmWebhook } from './webhook.ts'

withTestDatabase()

let server: Server
let url: string
let status = 204
let got: { headers: Record<string, string>; body: string }[] = []
let organization: TestOrganization

beforeAll(async () => {
  server = createServer(async (request, response) => {
    got.push({ headers: request.headers as Record<string, string>, body: await text(request) })
    response.writeHead(status).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/alarms`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

beforeEach(async () => {
  got = []
  organization = await createOrganization()
})

/** As if the address had been given as one that begins with https. */
async function setUp(): Promise<{ url: string; secret: string }> {
  await as(organization, 'admin', (ctx) => changeAlarmWebhook(ctx, { url: 'https://hooks.example/desk' }))
  const row = await asSystem('test', (db) =>
    db.organization.update({ where: { id: organization.id }, data: { alarmWebhookUrl: url } }),
  )
  return { url, secret: openAlarmSecret(organization.id, row.alarmWebhookSecret ?? '') }
}

const post = (webhook: { url: string; secret: string }) =>
  postAlarm(
    { organizationId: organization.id, id: newId(), webhook, body: { type: 'mailbox.alarm' }, test: false },
    { allowPrivate: true },
  )
const last = async () => (await as(organization, 'admin', readAlarmWebhook)).lastResult
const admin = () => {
  const { id, name } = organization.members.admin
  return { type: 'member' as const, memberId: id, name, role: 'admin' as const }
}

test('a server that takes an alarm can prove who sent it, and that is remembered', async () => {
  status = 204
  const webhook = await setUp()
  const { result, error } = await post(webhook)
  expect(error).toBeNull()
  const [seen] = got
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = seen?.headers ?? {}
  expect(JSON.parse(seen?.body ?? '')).toEqual({ type: 'mailbox.alarm' })
  const expected = createHmac('sha256', webhook.secret).update(`${id}.${at}.${seen?.body}`).digest('base64')
  expect(signature).toBe(`v1,${expected}`)
  expect(result).toMatchObject({ works: true, test: false })
  expect(await last()).toEqual(result)
})

test('a server that does not is told of in words, without its answer', async () => {
  status = 503
  const { error } = await post(await setUp())
  expect(error).toBeInstanceOf(Error)
  expect(await last()).toMatchObject({
    works: false,
    text: 'The server answered with status 503 instead of 2xx',
  })
})

test('a new address begins without a result, and a late one of the old does not count', async () => {
  status = 204
  const webhook = await setUp()
  await as(organization, 'admin', (ctx) => changeAlarmWebhook(ctx, { url: 'https://hooks.example/new' }))
  await post(webhook)
  expect(await last()).toBeNull()
})

test('a trial never reaches our own network, says so, and is audited; without an address there is none', async () => {
  const who = { organizationId: organization.id, actor: admin() }
  await expect(tryAlarmWebhook(who)).rejects.toMatchObject({ code: 'not_configured' })
  await as(organization, 'admin', (ctx) => changeAlarmWebhook(ctx, { url: 'https://127.0.0.1/x' }))
  const result = await tryAlarmWebhook(who)
  expect(result).toMatchObject({
    works: false,
    test: true,
    text: 'The address is not on the public internet',
  })
  expect(await last()).toEqual(result)
  expect(await auditEntries(organization, 'alarm_webhook.test')).toHaveLength(1)
  const agent = { ...admin(), role: 'agent' as const }
  await expect(tryAlarmWebhook({ ...who, actor: agent })).rejects.toMatchObject({ code: 'forbidden' })
})
