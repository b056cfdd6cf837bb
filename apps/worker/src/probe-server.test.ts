import { asSystem, closeDatabase } from '@frontdesk/core/context'
import { deliverMessage } from '@frontdesk/core/flows/deliver-message'
import { reply } from '@frontdesk/core/messages/reply'
import { as } from '@frontdesk/core/test/contexts'
import { receiveMail } from '@frontdesk/core/test/mails'
import { withScriptedSmtp } from '@frontdesk/core/test/scripted-smtp'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization } from '@frontdesk/db/test/factories'
import { forget } from '@frontdesk/runtime/process/once'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startProbeServer } from './probe-server.ts'
import { measureDepths } from './queues.ts'

withTestDatabase()
const smtp = withScriptedSmtp()

let server: Awaited<ReturnType<typeof startProbeServer>>

beforeAll(async () => {
  process.env.WORKER_PORT = '0'
  forget('env')
  server = await startProbeServer({ smtpPort: Number(new URL(smtp.url).port) })
})

afterAll(async () => {
  await server.close()
})

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${server.port}${path}`, { headers })

test('tells operators of the listener, the sender, the local models and every part', async () => {
  const response = await ask('/health/detailed')
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json'])
  expect(await response.json()).toMatchObject({
    database: { state: 'up' },
    redis: { state: 'up' },
    mail: { listener: { state: 'up' }, sender: { state: 'up' } },
    assistant: { models: expect.arrayContaining([expect.objectContaining({ name: 'route' })]) },
  })
})

test('details and metrics are for who holds the token, where there is one', async () => {
  process.env.METRICS_TOKEN = 'let-me-in'
  forget('env')
  const statuses: number[] = []
  for (const path of ['/metrics', '/health/detailed', '/health/live']) {
    for (const token of ['', 'wrong', 'let-me-in']) {
      statuses.push((await ask(path, { authorization: `Bearer ${token}` })).status)
    }
  }
  delete process.env.METRICS_TOKEN
  forget('env')
  expect(statuses).toEqual([401, 401, 200, 401, 401, 200, 200, 200, 200])
})

test('is not ready without its database, and alive all the same', async () => {
  const before = process.env.DATABASE_SYSTEM_URL
  const point = async (to: string | undefined) => {
    await closeDatabase()
    process.env.DATABASE_SYSTEM_URL = to
    forget('env')
  }
  await point('postgresql://nobody@127.0.0.1:1/nothing')
  const statuses = [(await ask('/health/ready')).status, (await ask('/health/live')).status]
  await point(before)
  expect(statuses).toEqual([503, 200])
  expect((await ask('/health/ready')).status).toBe(200)
})

test('metrics show queues, pools, how long mail takes to be seen, and how mails left', async () => {
  measureDepths()
  const organization = await createOrganization()
  await asSystem('test', (db) =>
    db.organization.update({ where: { id: organization.id }, data: { undoSeconds: 0 } }),
  )
  const { conversation } = await receiveMail(organization)
  const { id: messageId } = await as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation: conversation.id, text: 'On its way', attachmentIds: [], resolve: false }),
  )
  await deliverMessage({ organizationId: organization.id, messageId })
  const text = await (await ask('/metrics')).text()
  for (const series of [
    /^queue_jobs\{queue="ingest",state="waiting"\} \d/m,
    /^database_pool_connections\{pool="app",state="size"\} [1-9]/m,
    /^database_pool_connections\{pool="system",state="waiting"\} \d/m,
    /^mail_arrival_to_visible_seconds_bucket\{le="3600"\} [1-9]/m,
    /^mail_arrival_to_visible_seconds_count [1-9]/m,
    /^delivery_attempts_total\{outcome="sent"\} [1-9]/m,
    /^process_cpu_seconds_total /m,
  ]) {
    expect(text).toMatch(series)
  }
})
