import { Conflict, Invalid, NotFound } from '@frontdesk/core/errors'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Contract, defineContract } from '../contract/contract.ts'
import { route } from './handler.ts'
import { peerNote } from './request/peer-address.ts'
import { type Credentials, holdingKey, signedIn } from './test/callers.ts'

withTestDatabase()

let organization: TestOrganization
let agent: Credentials

beforeAll(async () => {
  organization = await createOrganization()
})

beforeEach(async () => {
  agent = await holdingKey(organization, 'agent')
})

const base = { path: '/things', summary: 'Things', rate: 'general' } as const
const read = defineContract({
  ...base,
  method: 'GET',
  permission: 'conversations:read',
  params: z.object({ id: z.uuid() }),
  query: z.strictObject({ limit: z.coerce.number().max(10).default(5) }),
  response: z.object({ ok: z.boolean() }),
})
const write = defineContract({
  ...base,
  method: 'POST',
  permission: 'conversations:reply',
  body: z.strictObject({ text: z.string().max(5) }),
  response: z.object({ times: z.number() }),
  status: 201,
  idempotent: true,
})

const id = '0198b2f0-0000-7000-8000-000000000001'

function get(query = '', headers: Record<string, string> = {}) {
  return new Request(`http://localhost:3000/api/v1/things${query}`, { headers: { ...agent, ...headers } })
}

function post(body: BodyInit, headers: Record<string, string> = {}) {
  return new Request('http://localhost:3000/api/v1/things', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...agent, ...headers },
  })
}

const withId = (value = id) => ({ params: Promise.resolve({ id: value }) })
const answerOk = route(read, async () => ({ ok: true }))

function failing(error: unknown) {
  return route(read, async () => {
    throw error
  })(get(), withId())
}

test('every answer of a route that will go says so, refusals included', async () => {
  const deprecated = { since: '2026-03-01', sunset: '2026-09-30', successor: '/parcels/{id}' }
  const going = route({ ...read, deprecated }, async () => ({ ok: true }))
  for (const request of [get(), get('?limit=99'), new Request('http://localhost:3000/api/v1/things')]) {
    const { headers } = await going(request, withId())
    expect(headers.get('deprecation')).toBe('@1772323200')
    expect(headers.get('sunset')).toBe('Wed, 30 Sep 2026 00:00:00 GMT')
    expect(headers.get('link')).toBe('</api/v1/parcels/{id}>; rel="successor-version"')
  }
  const open = route({ ...read, deprecated: { since: '2026-03-01' } }, async () => ({ ok: true }))
  const { headers } = await open(get(), withId())
  expect(['deprecation', 'sunset', 'link'].map((name) => headers.has(name))).toEqual([true, false, false])
  expect((await answerOk(get(), withId())).headers.has('deprecation')).toBe(false)
})

test('answers with the request id it was given, or with one of its own', async () => {
  const given = await answerOk(get('', { 'x-request-id': 'from-the-client-1' }), withId())
  expect(given.headers.get('x-request-id')).toBe('from-the-client-1')
  const forged = await answerOk(get('', { 'x-request-id': 'a b"c' }), withId())
  expect(forged.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test('is never stored by a cache', async () => {
  expect((await answerOk(get(), withId())).headers.get('cache-control')).toBe('private, no-store')
})

test('describes a refusal as a problem with its fields and the request id', async () => {
  const response = await route(write, async () => ({ times: 1 }))(post('{"text":"too long","more":1}'))
  expect(response.status).toBe(400)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = await response.json()
  expect(problem).toMatchObject({
    type: 'urn:frontdesk:problem:malformed',
    title: 'Malformed request',
    status: 400,
    code: 'malformed',
    requestId: response.headers.get('x-request-id'),
  })
  expect(problem.errors.map((error: { path: string }) => error.path)).toEqual(['text', 'body'])
})

test('refuses queries that the contract does not name, or names once', async () => {
  expect((await answerOk(get('?where=1'), withId())).status).toBe(400)
  expect((await answerOk(get('?limit=1&limit=2'), withId())).status).toBe(400)
  expect((await answerOk(get('?limit=11'), withId())).status).toBe(400)
  expect((await answerOk(get('?limit=9'), withId())).status).toBe(200)
})

test('answers a malformed id as one that does not exist', async () => {
  expect((await answerOk(get(), withId("1' OR '1'='1"))).status).toBe(404)
})

describe('a body', () => {
  const answer = route(write, async () => ({ times: 1 }))

  test('is refused beyond one MiB, announced or not', async () => {
    const large = `{"text":"${'x'.repeat(1024 * 1024)}"}`
    expect((await answer(post(large))).status).toBe(413)
    const stream = new Blob([large]).stream()
    const request = new Request('http://localhost:3000/api/v1/things', {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { 'content-type': 'application/json', ...agent },
    } as RequestInit)
    expect((await answer(request)).status).toBe(413)
  })

  test('is refused unless it is JSON by name and by content', async () => {
    expect((await answer(post('{}', { 'content-type': 'text/plain' }))).status).toBe(415)
    expect((await answer(post('{"text":'))).status).toBe(400)
    expect((await answer(post(new Uint8Array([0x22, 0xff, 0x22])))).status).toBe(400)
    expect(
      (await answer(post('{"text":"hi"}', { 'content-type': 'application/json; charset=utf-8' }))).status,
    ).toBe(201)
  })
})

test.each(['\\u0000', 'a\\ud800', '\\udc00a'])(
  'refuses the text %s, which no database can keep',
  async (text) => {
    const answer = route(write, async () => ({ times: 1 }))
    expect((await answer(post(`{"text":"${text}"}`))).status).toBe(400)
    expect((await answer(post('{"text":"\\ud83d\\ude00"}'))).status).toBe(201)
    expect((await answer(post('{"text":"\\\\u00"}'))).status).toBe(201)
  },
)

test.each<[unknown, number, string]>([
  [new NotFound('It'), 404, 'not_found'],
  [new Invalid('No', 'text'), 422, 'invalid'],
  [new Conflict('No', 'last_owner'), 409, 'last_owner'],
  [{ code: 'P2025' }, 404, 'not_found'],
  [{ code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '42501' } } } }, 404, 'not_found'],
  [{ code: 'P2002' }, 409, 'conflict'],
  [{ code: 'P2028' }, 503, 'unavailable'],
  [new Error('password=hunter2'), 500, 'internal'],
])('maps %s to its status', async (error, status, code) => {
  const response = await failing(error)
  expect(response.status).toBe(status)
  const text = await response.text()
  expect(JSON.parse(text).code).toBe(code)
  expect(text).not.toContain('hunter2')
  if (status === 503) expect(response.headers.get('retry-after')).toMatch(/^\d+$/)
})

test('fails under test when an answer has a field its contract does not name', async () => {
  const leaking = route(read, async () => ({ ok: true, passwordHash: 'x' }))
  expect((await leaking(get(), withId())).status).toBe(500)
})

describe('a caller with a cookie', () => {
  const answer = route(write, async () => ({ times: 1 }))

  test.each([
    [{ origin: 'https://evil.test' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' }, 403],
    [{ 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3000' }, 201],
  ])('changes nothing from another site: %j', async (headers, status) => {
    const browser = await signedIn(organization, 'agent')
    const request = post('{"text":"hi"}', { ...browser, ...headers })
    request.headers.delete('authorization')
    expect((await answer(request)).status).toBe(status)
  })
})

describe('rate limits', () => {
  const assistant = { ...read, rate: 'assistant' } as const satisfies Contract

  test('refuse the 61st assistant call of one caller in a minute, and say when to come back', async () => {
    const answer = route(assistant, async () => ({ ok: true }))
    const statuses: number[] = []
    let last = new Response()
    for (let call = 1; call <= 61; call += 1) {
      last = await answer(get(), withId())
      statuses.push(last.status)
    }
    expect(statuses.slice(0, 60).every((status) => status === 200)).toBe(true)
    expect(last.status).toBe(429)
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(last.headers.get('ratelimit-limit')).toBe('60')
    expect(last.headers.get('ratelimit-remaining')).toBe('0')
    agent = await holdingKey(organization, 'agent')
    expect((await answer(get(), withId())).status).toBe(200)
  })

  test('count those who are not signed in by the address of their connection, whatever they claim', async () => {
    const open = { ...base, method: 'GET', permission: null, rate: 'sign_in' } as const
    const answer = route(open, async () => new Response('ok'))
    const knock = (peer: string, forwarded: string) =>
      answer(
        new Request('http://localhost:3000/api/v1/things', {
          headers: {
            'x-frontdesk-peer': peerNote(peer),
            'x-forwarded-for': forwarded,
            'x-real-ip': forwarded,
            forwarded: `for=${forwarded}`,
          },
        }),
      )
    const statuses = await Promise.all(
      Array.from(
        { length: 12 },
        async (_, index) => (await knock('203.0.113.7', `198.51.100.${index}`)).status,
      ),
    )
    expect(statuses.filter((status) => status === 429)).toHaveLength(2)
    expect((await knock('203.0.113.8', '198.51.100.1')).status).toBe(200)
  })
})

describe('an Idempotency-Key', () => {
  let runs = 0
  const counting = route(write, async () => {
    runs += 1
    return { times: runs }
  })

  beforeEach(() => {
    runs = 0
  })

  test('answers the same request with the first answer and runs it once', async () => {
    const first = await counting(post('{"text":"hi"}', { 'idempotency-key': 'key-1' }))
    const again = await counting(post('{ "text": "hi" }', { 'idempotency-key': 'key-1' }))
    expect([first.status, again.status, runs]).toEqual([201, 201, 1])
    expect(await again.json()).toEqual(await first.json())
    expect(again.headers.get('idempotency-replayed')).toBe('true')
  })

  test('is refused for another request', async () => {
    await counting(post('{"text":"hi"}', { 'idempotency-key': 'key-2' }))
    expect((await counting(post('{"text":"ho"}', { 'idempotency-key': 'key-2' }))).status).toBe(422)
    expect(runs).toBe(1)
  })

  test('gives twins sent at the same time the answer of the one that ran', async () => {
    const slow = route(write, async () => {
      runs += 1
      await new Promise((resolve) => setTimeout(resolve, 100))
      return { times: runs }
    })
    const both = await Promise.all(
      [1, 2].map(() => slow(post('{"text":"hi"}', { 'idempotency-key': 'key-3' }))),
    )
    expect(await Promise.all(both.map((answer) => answer.json()))).toEqual([{ times: 1 }, { times: 1 }])
    expect(both.map(({ status }) => status)).toEqual([201, 201])
    expect(runs).toBe(1)
  })

  test('belongs to one caller', async () => {
    await counting(post('{"text":"hi"}', { 'idempotency-key': 'key-4' }))
    agent = await holdingKey(organization, 'agent')
    await counting(post('{"text":"ho"}', { 'idempotency-key': 'key-4' }))
    expect(runs).toBe(2)
  })

  test('is free again after a refusal, and stays taken after a fault whose outcome is not known', async () => {
    const headers = { 'idempotency-key': 'key-5' }
    const refusing = route(write, async () => {
      throw new Conflict('Not now')
    })
    expect((await refusing(post('{"text":"hi"}', headers))).status).toBe(409)
    expect((await counting(post('{"text":"hi"}', headers))).status).toBe(201)
    const breaking = route(write, async () => {
      throw new Error('broken')
    })
    const other = { 'idempotency-key': 'key-6' }
    expect((await breaking(post('{"text":"hi"}', other))).status).toBe(500)
    expect((await counting(post('{"text":"hi"}', other))).status).toBe(409)
    expect(runs).toBe(1)
  })
})
