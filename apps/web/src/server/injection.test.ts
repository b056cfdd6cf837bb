import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { contracts, type NamedContract } from '../contract/registry.ts'
import { call } from './test/call.ts'
import { type Credentials, signedIn } from './test/callers.ts'
import { sampleBodies } from './test/samples.ts'

withTestDatabase()

let owner: Credentials
let calls = 0

beforeAll(async () => {
  owner = await signedIn(await createOrganization(), 'owner')
})

/** The limits count callers, so every few tests come from a new one, and every call of a sign-in route. */
beforeEach(async () => {
  calls += 1
  if (calls % 20 === 0) owner = await signedIn(await createOrganization(), 'owner')
})

async function callerFor({ rate }: NamedContract): Promise<Credentials> {
  return rate === 'sign_in' ? signedIn(await createOrganization(), 'owner') : owner
}

const params = { id: '0198b2f0-0000-7000-8000-00000000dead' }
const named = (contract: NamedContract) => [`${contract.method} ${contract.path}`, contract] as const
const writing = contracts.filter(({ body }) => body)
const reading = contracts.filter(({ method, path }) => method === 'GET' && path !== '/events')

test('a sample body is at hand for every contract that takes one, and fits it', () => {
  for (const { name, body } of writing) {
    expect(body?.safeParse(sampleBodies[name]).success, name).toBe(true)
  }
})

describe('A22: objects, lists and numbers in place of texts are refused', () => {
  /** Where a conversation may be named by its number. */
  const numbered = new Set(['createMerge', 'createMove'])
  const operators = [{ not: '' }, { contains: '@' }, { startsWith: '' }, [{ not: '' }], 1, true]

  test.each(writing.map(named))('%s', async (_, contract) => {
    const sample = sampleBodies[contract.name] ?? {}
    const texts = Object.entries(sample).filter(([, value]) => typeof value === 'string')
    const foreign = numbered.has(contract.name) ? operators.filter((operator) => operator !== 1) : operators
    // Every field meets three of them, and the fields of a body all of them between them.
    const bodies: unknown[] = texts.flatMap(([field], at) =>
      [0, 1, 2].map((step) => ({ ...sample, [field]: foreign[(at * 3 + step) % foreign.length] })),
    )
    for (const body of [...bodies, [sample], 'text', null, 1]) {
      const answer = await call(contract, {
        as: await callerFor(contract),
        params,
        body: JSON.stringify(body),
      })
      expect(answer.status, `${JSON.stringify(body)} → ${answer.text}`).toBe(400)
    }
  })
})

describe('A23: query operators are refused, whatever they ask', () => {
  const probes = [
    'filter[user][passwordHash][startsWith]=a',
    'where[organizationId]=x',
    'orderBy[passwordHash]=asc',
    'orderBy=passwordHash',
    'select=passwordHash',
    'include=user',
    'limit[gt]=1',
    'cursor[not]=x',
    'status=open&status=closed',
  ]

  test.each(reading.map(named))('%s', async (_, contract) => {
    for (const probe of probes) {
      const id = contract.params ? '0198b2f0-0000-7000-8000-00000000dead' : ''
      const answer = await call(contract, {
        as: owner,
        params: { id, token: 'x'.repeat(40), key: 'a/b' },
        query: `?${probe}`,
      })
      expect(answer.status, probe).toBe(400)
    }
  })
})

describe('A24: fields that nobody may set are refused', () => {
  const extras = {
    role: 'owner',
    orgId: 'x',
    organizationId: '0198b2f0-0000-7000-8000-00000000dead',
    isAdmin: true,
    emailVerified: true,
    id: '0198b2f0-0000-7000-8000-00000000dead',
    createdAt: '2020-01-01T00:00:00Z',
  }

  test.each(writing.map(named))('%s', async (_, contract) => {
    const sample = sampleBodies[contract.name] ?? {}
    const own = new Set(Object.keys(sample))
    for (const [field, value] of Object.entries(extras).filter(([name]) => !own.has(name))) {
      const answer = await call(contract, {
        as: await callerFor(contract),
        params,
        body: { ...sample, [field]: value },
      })
      expect(answer.status, `${field} → ${answer.text}`).toBe(400)
    }
    const polluted = `{"__proto__":{"role":"owner"},${JSON.stringify(sample).slice(1)}`
    expect((await call(contract, { as: await callerFor(contract), params, body: polluted })).status).toBe(400)
  })
})

describe('a cursor that the list did not give out is refused', () => {
  const id = '0198b2f0-0000-7000-8000-00000000dead'
  const keys = [
    [],
    ['x'],
    [id],
    ['+275760-09-13T00:00:00.000Z', id],
    ['-271821-04-20T00:00:00.000Z', id],
    ['2026-01-01', 'x'],
    ['a\0', id],
    [1e308, id],
    [1.5],
    [-1],
    [{ not: '' }, id],
    ["'; DROP TABLE users; --", id],
  ]
  const cursors = [
    'x',
    '%00',
    '{}',
    ...keys.map((key) => Buffer.from(JSON.stringify(key)).toString('base64url')),
  ]
  const paged = reading.filter(({ query, params }) => query && 'cursor' in query.shape && !params)

  test.each(paged.map(named))('%s', async (_, contract) => {
    for (const cursor of cursors) {
      const answer = await call(contract, { as: owner, query: `?cursor=${encodeURIComponent(cursor)}` })
      // A well-made key of another place in the list is an honest question, with an honest answer.
      expect([200, 400, 422], `${cursor} → ${answer.text}`).toContain(answer.status)
    }
  })
})
