import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { forget } from '@frontdesk/runtime/process/once'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { readable } from '../../app/api/v1/reads/readable.ts'
import { getAccount } from '../../contract/organization/account.ts'
import { type ReadLine, readLine, createReads as reads } from '../../contract/reads.ts'
import { contracts } from '../../contract/registry.ts'
import type { Caller } from '../auth.ts'
import { startDraining } from '../drain.ts'
import { call, send } from '../test/call.ts'
import { type Credentials, holdingKey, signedIn } from '../test/callers.ts'
import { answerReads } from './answer-reads.ts'

withTestDatabase()

let organization: TestOrganization
let conversation: { id: string }
let agent: Credentials

beforeAll(async () => {
  organization = await createOrganization()
  conversation = await createConversation(organization)
})

beforeEach(async () => {
  agent = await signedIn(organization, 'agent')
})

const linesIn = (text: string): ReadLine[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => readLine.parse(JSON.parse(line)))
    .sort((one, other) => one.at - other.at)

async function read(paths: string[], as = agent): Promise<ReadLine[]> {
  return linesIn((await call(reads, { as, body: { paths } })).text)
}

test('what may be read together is what the contracts say: reads of JSON, counted generally, by somebody', () => {
  const together = contracts.filter((contract) => contract.together)
  expect(Object.keys(readable).sort()).toEqual(together.map(({ path }) => path).sort())
  for (const { path, method, rate, permission, response } of together)
    expect({ method, rate, open: permission === null, json: response !== undefined }, path).toEqual({
      method: 'GET',
      rate: 'general',
      open: false,
      json: true,
    })
})

test('each is answered as it would be alone, whatever else is asked for', async () => {
  const alone = await call(getAccount, { as: agent })
  const [account, notes, counts] = await read([
    '/account',
    `/conversations/${conversation.id}/notes?limit=1`,
    '/conversations/counts',
  ])
  expect(account).toEqual({ at: 0, status: 200, body: alone.body })
  expect(notes).toMatchObject({ at: 1, status: 200, body: { items: [], nextCursor: null } })
  expect(counts).toMatchObject({ at: 2, status: 200, body: { open: 1 } })
})

test('one that is refused leaves the others answered, and says why under the id of the call', async () => {
  const body = {
    paths: [
      '/account',
      '/conversations/0198b2f0-0000-7000-8000-00000000dead',
      `/conversations/${conversation.id}/messages?limit=none`,
      '/conversations/%E0%A4%A/sla',
    ],
  }
  const answer = await call(reads, { as: agent, body, headers: { 'x-request-id': 'one-call-of-many' } })
  const lines = linesIn(answer.text)
  expect(lines.map(({ status }) => status)).toEqual([200, 404, 400, 404])
  for (const line of lines.slice(1)) expect(line.body).toMatchObject({ requestId: 'one-call-of-many' })
})

test('what is no read of this kind is not answered: changes, streams, other places', async () => {
  const paths = [
    '/events',
    '/audit',
    '/nothing',
    '//elsewhere.example/api/v1/account',
    '/../../account',
    '/account/x',
  ]
  expect((await read(paths)).map(({ status }) => status)).toEqual(paths.map(() => 404))
})

test('each route decides who may read it', async () => {
  const key = await holdingKey(organization, 'viewer')
  const statuses = (await read(['/account', '/webhook-endpoints'], key)).map(({ status }) => status)
  expect(statuses).toEqual([200, 403])
})

test("nothing of another organization's is read", async () => {
  const theirs = await createConversation(await createOrganization())
  const forms = Object.keys(readable).filter((path) => path.startsWith('/conversations/{id}'))
  const lines = await read(forms.map((path) => path.replace('{id}', theirs.id)))
  expect(lines.map(({ status }) => status)).toEqual(forms.map(() => 404))
})

test('five reads count as one call', async () => {
  const left = async (reading: number) => {
    const body = { paths: Array.from({ length: reading }, () => '/account') }
    await call(reads, { as: agent, body })
    return Number((await call(getAccount, { as: agent })).headers.get('ratelimit-remaining'))
  }
  const all = await left(1)
  expect(all - (await left(5))).toBe(2)
  expect(all - (await left(6))).toBe(5)
  expect(all - (await left(30))).toBe(12)
})

test('a server that stops answers every read of a call it has taken', async () => {
  const paths = Array.from({ length: 9 }, () => '/account')
  const taken = await send(reads, { as: agent, body: { paths } })
  try {
    startDraining({ graceMs: 60_000 })
    expect(linesIn(await taken.text()).map(({ status }) => status)).toEqual(paths.map(() => 200))
    expect((await call(reads, { as: agent, body: { paths } })).status).toBe(503)
  } finally {
    forget('server.drain')
  }
})

test('more reads than a call may hold, and none, are refused', async () => {
  for (const paths of [[], Array.from({ length: 31 }, () => '/account')])
    expect((await call(reads, { as: agent, body: { paths } })).status).toBe(400)
})

test('a line is there before a slower read is done, and no more is read than somebody takes', async () => {
  let finish = () => {}
  let begun = 0
  const slow = new Promise<void>((resolve) => {
    finish = resolve
  })
  const answers = {
    '/slow': async () => {
      begun += 1
      await slow
      return Response.json('slow')
    },
    '/quick': async () => Response.json('quick'),
  }
  const paths = ['/slow', '/quick', ...Array.from({ length: 20 }, () => '/slow')]
  const caller = { who: { organizationId: organization.id } } as Caller
  const request = new Request('http://localhost:3000/api/v1/reads')
  const lines = answerReads(answers, paths, { caller, request, requestId: 'a-request' })
  const first = (await lines.next()).value
  expect(JSON.parse(first)).toEqual({ at: 1, status: 200, body: 'quick' })
  finish()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(begun).toBe(3)
  await lines.next()
  expect(begun).toBe(4)
  await lines.return(undefined)
  expect(begun).toBe(4)
})

test('lines are sent as they come, and nobody holds them back', async () => {
  const { headers } = await send(reads, { as: agent, body: { paths: ['/account'] } })
  expect(headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
  expect(headers.get('x-accel-buffering')).toBe('no')
})
