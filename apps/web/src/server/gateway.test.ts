import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { currentRequestId, logger } from '@frontdesk/runtime/logger'
import { NextRequest } from 'next/server'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { defineContract } from '../contract/contract.ts'
import { proxy } from '../proxy.ts'
import { route } from './handler.ts'
import { peerNote } from './request/peer-address.ts'
import { type Credentials, holdingKey, signedIn } from './test/callers.ts'

withTestDatabase()

let organization: TestOrganization

beforeAll(async () => {
  Object.assign(process.env, { CORS_ORIGINS: 'https://shop.example, https://app.example' })
  organization = await createOrganization()
})

const base = {
  method: 'GET',
  path: '/things',
  summary: 'Things',
  response: z.object({ ok: z.boolean() }),
} as const
const read = defineContract({ ...base, permission: 'conversations:read', rate: 'general' })
const answer = route(read, async () => ({ ok: true }))
const open = route({ ...base, permission: null, rate: 'general' }, async () => ({ ok: true }))

const get = (headers: Record<string, string>) =>
  new Request('http://localhost:3000/api/v1/things', { headers })
const from = (address: string) => ({ 'x-frontdesk-peer': peerNote(address) })
const limits = ({ headers }: Response) =>
  ['ratelimit-limit', 'ratelimit-remaining'].map((name) => Number(headers.get(name)))

async function calls(count: number, ask: () => Promise<Response>): Promise<Response[]> {
  return Promise.all(Array.from({ length: count }, ask))
}

test('asks every caller who they are', async () => {
  expect((await answer(get({}))).status).toBe(401)
  expect((await answer(get({ authorization: `Bearer fd_${'x'.repeat(43)}` }))).status).toBe(401)
  expect((await answer(get(await holdingKey(organization, 'viewer')))).status).toBe(200)
})

describe('a thousand calls a minute', () => {
  test('are allowed a caller, and the next one is refused with when to come back', async () => {
    const key = await holdingKey(organization, 'viewer')
    const allowed = await calls(1_000, () => answer(get({ ...key, ...from('198.51.100.1') })))
    expect(allowed.every(({ status }) => status === 200)).toBe(true)
    expect(new Set(allowed.map((response) => limits(response)[1])).size).toBe(1_000)
    const refused = await answer(get({ ...key, ...from('198.51.100.1') }))
    expect(refused.status).toBe(429)
    expect(limits(refused)).toEqual([1_000, 0])
    const wait = Number(refused.headers.get('retry-after'))
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(60)
    expect(Number(refused.headers.get('ratelimit-reset'))).toBe(wait)
    expect(await refused.json()).toMatchObject({ status: 429, code: 'rate_limited' })
    // Another caller at the same address, and this one elsewhere: the count is the caller's.
    const other = await holdingKey(organization, 'viewer')
    expect((await answer(get({ ...other, ...from('198.51.100.1') }))).status).toBe(200)
    expect((await answer(get({ ...key, ...from('198.51.100.2') }))).status).toBe(429)
  }, 60_000)

  test('are allowed an address where nobody is signed in, apart from those who are', async () => {
    const here = from('198.51.100.3')
    await calls(1_000, () => open(get(here)))
    const refused = await open(get(here))
    expect([refused.status, ...limits(refused)]).toEqual([429, 1_000, 0])
    expect((await open(get(from('198.51.100.4')))).status).toBe(200)
    const key = await holdingKey(organization, 'viewer')
    const signed = await open(get({ ...key, ...here }))
    expect([signed.status, ...limits(signed)]).toEqual([200, 1_000, 999])
  }, 60_000)
})

test('knows its addresses below the version alone', async () => {
  const ask = (path: string) => proxy(new NextRequest(`http://localhost:3000${path}`))
  expect((await ask('/api/v1/conversations')).status).toBe(200)
  expect((await ask('/api/v1/conversation')).status).toBe(404)
})

test('logs each answer with the request id that the caller gets', async () => {
  const told = vi.spyOn(logger, 'info')
  try {
    const key = await holdingKey(organization, 'viewer')
    const ids: unknown[] = []
    const noting = route(read, async () => {
      ids.push(currentRequestId())
      return { ok: true }
    })
    const response = await noting(get({ ...key, 'x-request-id': 'asked-by-a-client-7' }))
    expect(ids).toEqual(['asked-by-a-client-7'])
    expect(response.headers.get('x-request-id')).toBe('asked-by-a-client-7')
    expect(told).toHaveBeenCalledWith(
      expect.objectContaining({ route: '/things', method: 'GET', status: '200' }),
      'answered',
    )
    expect(JSON.stringify(told.mock.calls)).not.toContain(key.authorization)
  } finally {
    told.mockRestore()
  }
})

describe('a page of another origin', () => {
  const preflight = (origin: string, path = '/api/v1/conversations') =>
    proxy(
      new NextRequest(`http://localhost:3000${path}`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', host: 'localhost:3000' },
      }),
    )
  const call = async (origin: string, who?: Credentials) =>
    answer(get({ ...(who ?? (await holdingKey(organization, 'viewer'))), origin, host: 'localhost:3000' }))
  const granted = ({ headers }: Response) => headers.get('access-control-allow-origin')

  test('may call with a key where its origin is named', async () => {
    const asked = await preflight('https://app.example')
    expect([asked.status, granted(asked)]).toEqual([204, 'https://app.example'])
    expect(asked.headers.get('access-control-allow-methods')).toBe('GET, POST, HEAD, OPTIONS')
    expect(asked.headers.get('access-control-allow-headers')).toContain('authorization')
    const called = await call('https://shop.example')
    expect([called.status, granted(called), called.headers.get('vary')]).toEqual([
      200,
      'https://shop.example',
      'Origin',
    ])
    expect(called.headers.get('access-control-expose-headers')).toContain('retry-after')
  })

  test.each([
    'https://evil.example',
    'https://shop.example.evil.example',
    'http://shop.example',
    'https://shop.example:8443',
    'null',
  ])('is refused as %s, asked before or not', async (origin) => {
    for (const refused of [await preflight(origin), await call(origin)]) {
      expect([refused.status, granted(refused)]).toEqual([403, null])
      expect(refused.headers.get('content-type')).toBe('application/problem+json')
    }
  })

  test('is never allowed the cookie of a member', async () => {
    const answers = [
      await preflight('https://shop.example'),
      await call('https://shop.example'),
      await call('https://shop.example', await signedIn(organization, 'viewer')),
    ]
    expect(answers.map(({ headers }) => headers.get('access-control-allow-credentials'))).toEqual([
      null,
      null,
      null,
    ])
    expect(answers.map(granted)).toEqual(['https://shop.example', 'https://shop.example', null])
  })

  test('gets no leave for an address that does not exist', async () => {
    expect(
      (await preflight('https://shop.example', '/api/v1/nope')).headers.get('access-control-allow-methods'),
    ).toBe('')
  })
})
