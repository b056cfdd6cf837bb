import { closeDatabase } from '@frontdesk/core/context'
import { warmUpModels } from '@frontdesk/core/flows/warm-up'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization } from '@frontdesk/db/test/factories'
import { forget } from '@frontdesk/runtime/process/once'
import { expect, test } from 'vitest'
import { GET as detailed } from '../../app/health/detailed/route.ts'
import { GET as live } from '../../app/health/live/route.ts'
import { GET as ready } from '../../app/health/ready/route.ts'
import { GET as metrics } from '../../app/metrics/route.ts'
import { getAccount } from '../../contract/organization/account.ts'
import { getHealth, getReady } from '../../contract/organization/operations.ts'
import { measureStreams } from '../live/open-streams.ts'
import { peerNote } from '../request/peer-address.ts'
import { call } from '../test/call.ts'
import { holdingKey, signedIn } from '../test/callers.ts'

withTestDatabase()

function from(peer: string, headers: Record<string, string> = {}) {
  return new Request('http://localhost:3000/metrics', {
    headers: { 'x-frontdesk-peer': peerNote(peer), ...headers },
  })
}

test('says that the process lives and can serve, under both addresses', async () => {
  expect([live().status, (await ready()).status]).toEqual([200, 200])
  expect((await call(getHealth)).body).toEqual({ status: 'ok' })
  expect((await call(getReady)).body).toEqual({ status: 'ready', database: 'up', redis: 'up' })
})

test('shows operators the state of every part and no secret', async () => {
  const response = await detailed(from('127.0.0.1'))
  expect(response.status).toBe(200)
  const text = await response.text()
  expect(JSON.parse(text)).toMatchObject({
    database: { state: 'up' },
    redis: { state: 'up' },
    storage: { state: 'up' },
    queues: { ingest: { waiting: 0 }, send: { waiting: 0 } },
    keyspaces: {
      complete: true,
      items: expect.arrayContaining(
        ['queues', 'limit', 'answers', 'session'].map((name) => expect.objectContaining({ name })),
      ),
    },
    backlog: { outboxDue: 0, failedJobs: 0 },
    mail: { listener: { state: 'unknown', told: null }, sender: null },
    assistant: { providers: [] },
  })
  expect(text).not.toMatch(/password|postgres:|redis:\/\//i)
})

test('shows which local models are there and of which make, and each provider with its breaker', async () => {
  process.env.AI_PROVIDERS = 'openai'
  process.env.OPENAI_API_KEY = 'key-of-the-platform'
  forget('env')
  warmUpModels()
  const text = await (await detailed(from('127.0.0.1'))).text()
  delete process.env.AI_PROVIDERS
  delete process.env.OPENAI_API_KEY
  forget('env')
  const { assistant } = JSON.parse(text)
  expect(assistant.local).toBe('ready')
  for (const { version } of assistant.models) expect(version).toMatch(/^[\da-f]{12}$/)
  expect(assistant.providers).toMatchObject([{ name: 'openai', state: 'closed', lastSuccessAt: null }])
  expect(text).not.toContain('key-of-the-platform')
})

test('is not ready without its database, and alive all the same', async () => {
  const urls = ['DATABASE_SYSTEM_URL', 'DATABASE_APP_URL'] as const
  const before = urls.map((name) => process.env[name])
  const point = async (to: (string | undefined)[]) => {
    await closeDatabase()
    for (const [index, name] of urls.entries()) process.env[name] = to[index]
    forget('env')
  }
  await point(urls.map(() => 'postgresql://nobody@127.0.0.1:1/nothing'))
  const [answered, body, alive] = [await ready(), await (await ready()).json(), live().status]
  await point(before)
  expect([answered.status, alive]).toEqual([503, 200])
  expect(body).toMatchObject({ status: 'not_ready', database: 'down' })
  expect((await ready()).status).toBe(200)
})

test('metrics show pools, what was known of callers, streams, requests and breakers', async () => {
  const organization = await createOrganization()
  measureStreams()
  for (const as of [await signedIn(organization, 'agent'), await holdingKey(organization, 'agent')]) {
    for (let time = 0; time < 2; time += 1) expect((await call(getAccount, { as })).status).toBe(200)
  }
  const text = await (await metrics(from('::1'))).text()
  for (const series of [
    /^database_pool_connections\{pool="app",state="size"\} [1-9]/m,
    /^database_pool_connections\{pool="system",state="used"\} \d/m,
    /^database_pool_connections\{pool="app",state="waiting"\} 0/m,
    /^cache_lookups_total\{cache="session",result="miss"\} [1-9]/m,
    /^cache_lookups_total\{cache="session",result="hit"\} [1-9]/m,
    /^cache_lookups_total\{cache="api_key",result="miss"\} [1-9]/m,
    /^cache_lookups_total\{cache="api_key",result="hit"\} [1-9]/m,
    /^event_streams_open 0/m,
    /^http_requests_total\{/m,
    /^http_request_duration_seconds_bucket\{/m,
    /^circuit_breaker_state\{/m,
    /^process_resident_memory_bytes /m,
  ]) {
    expect(text).toMatch(series)
  }
})

test('metrics count requests by route pattern, method and status, and never by the id in the path', async () => {
  await call(getHealth)
  const text = await (await metrics(from('::1'))).text()
  expect(text).toMatch(/http_requests_total\{route="\/health",method="GET",status="200"\} \d+/)
  expect(text).toContain('http_request_duration_seconds_bucket')
})

test.each([
  ['another machine', '203.0.113.7', {}],
  ['a forged forwarding header', '203.0.113.7', { 'x-forwarded-for': '127.0.0.1', host: 'localhost' }],
  ['nobody knows where', '', {}],
])('are closed to %s', async (_, peer, headers) => {
  for (const answer of [detailed, metrics]) {
    expect((await answer(from(peer, headers))).status).toBe(401)
  }
})

test('are closed to a forged note of the address', async () => {
  const request = new Request('http://localhost:3000/metrics', {
    headers: { 'x-frontdesk-peer': 'guess 127.0.0.1' },
  })
  expect((await metrics(request)).status).toBe(401)
})
