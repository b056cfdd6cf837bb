import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { expect, test } from 'vitest'
import { GET as detailed } from '../../app/health/detailed/route.ts'
import { GET as live } from '../../app/health/live/route.ts'
import { GET as ready } from '../../app/health/ready/route.ts'
import { GET as metrics } from '../../app/metrics/route.ts'
import { getHealth, getReady } from '../../contract/organization/operations.ts'
import { peerNote } from '../request/peer-address.ts'
import { call } from '../test/call.ts'

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
    assistant: { local: 'ready', providers: [] },
  })
  expect(text).not.toMatch(/password|postgres:|redis:\/\//i)
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
