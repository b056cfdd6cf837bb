import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { as } from '../test/contexts.ts'
import { describeAttempt, reserveAttempt } from './reserve.ts'
import { releaseAttempt, settleAttempt } from './settle.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

const request = { method: 'POST', path: '/conversations', body: { text: 'x' } }
const actor = (name: string) => ({ type: 'api_key' as const, apiKeyId: name, name, role: 'agent' as const })
const attempt = describeAttempt(actor('shop'), 'key-1', request)
const reserve = (given = attempt, where = organization) =>
  as(where, 'agent', (ctx) => reserveAttempt(ctx, given))
const settle = (response: unknown) =>
  as(organization, 'agent', (ctx) => settleAttempt(ctx, attempt, { status: 201, response }))

test('of many requests at one moment with one key, one goes ahead', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => reserve()))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  for (const reason of refused) expect(reason).toMatchObject({ code: 'idempotency_in_flight' })
})

test('asked again, the answer is the first one', async () => {
  expect(await reserve()).toBeNull()
  await settle({ id: 7 })
  expect(await reserve()).toEqual({ status: 201, response: { id: 7 } })
})

test('a key does not serve for another request', async () => {
  await reserve()
  const other = describeAttempt(actor('shop'), 'key-1', { ...request, body: { text: 'y' } })
  await expect(reserve(other)).rejects.toMatchObject({ code: 'invalid' })
})

test('the same key of another caller or another organization is another key', async () => {
  await reserve()
  expect(await reserve(describeAttempt(actor('desk'), 'key-1', request))).toBeNull()
  expect(await reserve(attempt, await createOrganization())).toBeNull()
})

test('a request that changed nothing frees its key, one that was answered does not', async () => {
  const release = () => as(organization, 'agent', (ctx) => releaseAttempt(ctx, attempt))
  await reserve()
  await release()
  expect(await reserve()).toBeNull()
  await settle('done')
  await release()
  expect(await reserve()).toEqual({ status: 201, response: 'done' })
})

test('a key is forgotten after a day', async () => {
  await reserve()
  await settle('done')
  await asSystem(
    'test',
    (db) => db.$executeRaw`UPDATE idempotency_keys SET created_at = now() - interval '25 hours'
      WHERE organization_id = ${organization.id}::uuid`,
  )
  expect(await reserve()).toBeNull()
})

test('an answer with half a surrogate pair or a NUL byte in it is kept', async () => {
  await reserve()
  await settle({ text: 'a\0b\ud800' })
  expect(await reserve()).toEqual({ status: 201, response: { text: 'ab\ufffd' } })
})
