import { createHmac } from 'node:crypto'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { as } from '../../test/contexts.ts'
import {
  changeIncomingWebhook,
  createIncomingWebhook,
  type HookInput,
  listIncomingCalls,
  listIncomingWebhooks,
  rotateIncomingSecret,
} from './hooks.ts'
import { isPath, readPath } from './json-path.ts'
import { receiveWebhook } from './receive.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

const given: HookInput = {
  name: 'Shop',
  enabled: true,
  verification: 'standard',
  conversationPath: 'issue.number',
  contactPath: '$.customer[0].email',
  subjectPath: 'subject',
  textPath: 'text',
  opensConversation: false,
}

const create = (input: Partial<HookInput> = {}) =>
  as(organization, 'admin', (ctx) => createIncomingWebhook(ctx, { ...given, ...input }))

function signed(secret: string, body: unknown, { id = newId(), at = new Date() } = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const seconds = Math.floor(at.getTime() / 1_000)
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  return {
    text,
    headers: new Headers({
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${text}`).digest('base64')}`,
    }),
  }
}

const calls = async (id: string) =>
  (await as(organization, 'admin', (ctx) => listIncomingCalls(ctx, { id, limit: 50 }))).items

test('a signed call is kept and tied to the conversation it names by number', async () => {
  const { id, secret, url } = await create()
  const conversation = await createConversation(organization)
  const { number } = await asSystem('test', (db) =>
    db.conversation.findUniqueOrThrow({ where: { id: conversation.id } }),
  )
  expect(url.endsWith(`/api/webhooks/incoming/${id}`)).toBe(true)
  expect(await receiveWebhook(id, signed(secret, { issue: { number } }))).toEqual({ outcome: 'found' })
  expect(await calls(id)).toMatchObject([
    { outcome: 'found', conversationId: conversation.id, body: { issue: { number } } },
  ])
  expect(await receiveWebhook(id, signed(secret, { issue: { number: 999_999 } }))).toEqual({
    outcome: 'unmatched',
  })
})

test('A34: a call is taken once, also when it comes several times at once', async () => {
  const { id, secret } = await create()
  const call = signed(secret, { a: 1 })
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => receiveWebhook(id, call)))
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
    'repeated',
    'repeated',
    'repeated',
    'unmatched',
  ])
  expect(await calls(id)).toHaveLength(1)
})

test.each([
  ['another secret', (secret: string) => signed(secret.replace(/.{6}=$/, 'AAAAAA='), { a: 1 })],
  ['an old call', (secret: string) => signed(secret, { a: 1 }, { at: new Date(Date.now() - 6 * 60_000) })],
  [
    'a call of the future',
    (secret: string) => signed(secret, { a: 1 }, { at: new Date(Date.now() + 6 * 60_000) }),
  ],
  ['a changed body', (secret: string) => ({ ...signed(secret, { a: 1 }), text: '{"a":2}' })],
  ['no signature', () => ({ text: '{}', headers: new Headers() })],
  [
    'a changed time',
    (secret: string) => {
      const call = signed(secret, { a: 1 })
      call.headers.set('webhook-timestamp', String(Math.floor(Date.now() / 1_000) + 60))
      return call
    },
  ],
  [
    'a changed id',
    (secret: string) => {
      const call = signed(secret, { a: 1 })
      call.headers.set('webhook-id', newId())
      return call
    },
  ],
])('A34: %s is refused and leaves nothing', async (_, forge) => {
  const { id, secret } = await create()
  await expect(receiveWebhook(id, forge(secret))).rejects.toMatchObject({ code: 'unauthenticated' })
  expect(await calls(id)).toEqual([])
})

test('a hub signature over the body counts, each body once', async () => {
  const { id, secret } = await create({ verification: 'hub' })
  const call = (text: string, key = secret) => ({
    text,
    headers: new Headers({
      'x-hub-signature-256': `sha256=${createHmac('sha256', key).update(text).digest('hex')}`,
      'x-github-delivery': newId(),
    }),
  })
  expect(await receiveWebhook(id, call('{"a":1}'))).toEqual({ outcome: 'unmatched' })
  expect(await receiveWebhook(id, call('{"a":1}'))).toEqual({ outcome: 'repeated' })
  await expect(receiveWebhook(id, call('{"a":2}', 'x'))).rejects.toMatchObject({ code: 'unauthenticated' })
  await expect(receiveWebhook(id, signed(secret, { a: 3 }))).rejects.toMatchObject({
    code: 'unauthenticated',
  })
})

test('a contact named by address leads to the open conversation, or begins one where that is wished for', async () => {
  const { id, secret } = await create({ opensConversation: true })
  const email = `${newId()}@home.example`
  const body = {
    customer: [{ email: email.toUpperCase() }],
    subject: 'Parcel  lost',
    text: '{{constructor}} <%= 7 %>',
  }
  expect(await receiveWebhook(id, signed(secret, body))).toEqual({ outcome: 'opened' })
  expect(await receiveWebhook(id, signed(secret, body))).toEqual({ outcome: 'found' })
  const [second, first] = await calls(id)
  expect(second?.conversationId).toBe(first?.conversationId)
  const row = await asSystem('test', (db) =>
    db.conversation.findUniqueOrThrow({ where: { id: first?.conversationId ?? '' } }),
  )
  expect(row).toMatchObject({ subject: 'Parcel lost', preview: '{{constructor}} <%= 7 %>' })
})

test('a hook that is switched off, unknown or of no id is not there', async () => {
  const { id, secret } = await create()
  await as(organization, 'admin', (ctx) => changeIncomingWebhook(ctx, { ...given, id, enabled: false }))
  for (const hook of [id, newId(), 'x'])
    await expect(receiveWebhook(hook, signed(secret, {}))).rejects.toMatchObject({ code: 'not_found' })
})

test.each(['', 'x', '[]', '1', 'null', '"a"'])(
  'a body that is no JSON object is refused: %j',
  async (body) => {
    const { id, secret } = await create()
    await expect(receiveWebhook(id, signed(secret, body))).rejects.toMatchObject({ code: 'malformed' })
  },
)

test('after a change of the secret the old one counts no more, and none is ever shown again', async () => {
  const { id, secret } = await create()
  const { secret: next } = await as(organization, 'admin', (ctx) => rotateIncomingSecret(ctx, id))
  await expect(receiveWebhook(id, signed(secret, {}))).rejects.toMatchObject({ code: 'unauthenticated' })
  await receiveWebhook(id, signed(next, {}))
  const shown = JSON.stringify(await as(organization, 'admin', listIncomingWebhooks))
  expect(shown).not.toContain(next.slice(6))
})

test("another organization's conversation is not found by its id", async () => {
  const other = await createConversation(await createOrganization())
  const { id, secret } = await create()
  expect(await receiveWebhook(id, signed(secret, { issue: { number: other.id } }))).toEqual({
    outcome: 'unmatched',
  })
})

test('a body that names the prototype of everything changes nothing, and leads to no conversation', async () => {
  const { id, secret } = await create({
    conversationPath: '__proto__.number',
    contactPath: 'constructor.name',
  })
  const body = '{"__proto__":{"number":1,"polluted":true},"constructor":{"prototype":{"polluted":true}}}'
  expect(await receiveWebhook(id, signed(secret, body))).toEqual({ outcome: 'unmatched' })
  expect(await calls(id)).toMatchObject([{ outcome: 'unmatched', conversationId: null }])
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test('a path reads own fields alone', () => {
  const value = { a: [{ b: 7 }], t: 'x', o: {} }
  expect(
    ['a[0].b', '$.a[0].b', 't', 'a', 'o.constructor', '__proto__.x', 'toString', 'a[1].b'].map((path) =>
      readPath(value, path),
    ),
  ).toEqual(['7', '7', 'x', null, null, null, null, null])
  expect(['', 'a', 'a.b[0]', '$.a', '$'].map(isPath)).toEqual([true, true, true, true, false])
  expect(['a..b', 'a[x]', 'a b', 'a[0', `${'a.'.repeat(200)}a`].map(isPath)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ])
})
