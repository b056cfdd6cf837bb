import { randomInt } from 'node:crypto'
import { createArticle } from '@frontdesk/core/articles/write'
import { asSystem, inOrganization } from '@frontdesk/core/context'
import { changeHelpCenter } from '@frontdesk/core/help-center/settings'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { sendForm } from './send-form.ts'

withTestDatabase()

const slug = `form-${newId().slice(-12)}`
let organization: TestOrganization
let address: string

beforeAll(async () => {
  organization = await createOrganization(slug)
  const who = {
    organizationId: organization.id,
    actor: { type: 'member', memberId: organization.members.admin.id, name: 'Ada', role: 'admin' },
  } as const
  const settings = { enabled: true, title: '', color: '#0f6b5c', formEnabled: true, mailboxId: null }
  await inOrganization(who, (ctx) => changeHelpCenter(ctx, settings))
  const article = {
    title: 'Lamp repair',
    body: 'A broken lamp is repaired for free.',
    language: 'en',
  } as const
  for (const audience of ['public', 'internal'] as const)
    await inOrganization(who, (ctx) =>
      createArticle(ctx, { ...article, collection: '', audience, status: 'published' }),
    )
})

beforeEach(() => {
  address = `2001:db8:${randomInt(0x1000, 0xffff).toString(16)}:${randomInt(0x1000, 0xffff).toString(16)}::1`
})

const written = {
  name: 'Ada',
  email: 'ada@customer.example',
  subject: 'Something else',
  text: 'Zzyzx.',
  token: 'a'.repeat(36),
}

function send(changed: Record<string, string> = {}, files: File[] = []) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...written, ...changed })) form.set(name, value)
  for (const file of files) form.append('files', file)
  return sendForm(slug, form, address)
}

const count = () =>
  asSystem('test', (db) => db.conversation.count({ where: { organizationId: organization.id } }))

const file = (bytes: number, name = 'a.txt') =>
  new File([new Uint8Array(bytes)], name, { type: 'text/plain' })

test.each<[string, Record<string, string>, File[], { field: string | null; code: string }]>([
  ['a broken address', { email: 'ada' }, [], { field: 'email', code: 'email' }],
  ['no address', { email: '' }, [], { field: 'email', code: 'email' }],
  ['no subject', { subject: '  ' }, [], { field: 'subject', code: 'subject' }],
  ['a subject too long', { subject: 'x'.repeat(201) }, [], { field: 'subject', code: 'long' }],
  ['no text', { text: '' }, [], { field: 'text', code: 'text' }],
  ['a text too long', { text: 'x'.repeat(20_001) }, [], { field: 'text', code: 'long' }],
  ['a name too long', { name: 'x'.repeat(101) }, [], { field: 'name', code: 'long' }],
  ['six files', {}, Array.from({ length: 6 }, () => file(1)), { field: 'files', code: 'files_many' }],
  ['files too large', {}, [file(8 * 1024 * 1024 + 1)], { field: 'files', code: 'files_large' }],
  ['a filled trap', { website: 'https://spam.example' }, [], { field: null, code: 'trap' }],
])('refuses %s with its reason, and keeps what was written', async (_, changed, files, problem) => {
  const before = await count()
  const state = await send(changed, files)
  expect(state.problems).toEqual([problem])
  expect(state.values.name).toBe((changed.name ?? 'Ada').trim())
  expect([state.sent, await count()]).toEqual([null, before])
})

test('offers public articles once before it sends, and sends after that', async () => {
  const asked = { subject: 'My lamp is broken', text: 'Can you repair it?' }
  const first = await send(asked)
  expect(first.sent).toBeNull()
  expect(first.offered?.map(({ title }) => title)).toEqual(['Lamp repair'])
  const second = await send({ ...asked, offered: 'yes' })
  expect(second.sent).toBeGreaterThan(0)
})

test('sends at once what no article answers, with its files, and the same only once', async () => {
  const before = await count()
  const first = await send({}, [file(3)])
  const again = await send({}, [file(3)])
  expect(first.sent).toBeGreaterThan(0)
  expect(again.sent).toBe(first.sent)
  expect(await count()).toBe(before + 1)
})

test('refuses the eleventh message of a network in ten minutes, and keeps what was written', async () => {
  const states = []
  for (let at = 0; at < 11; at += 1) states.push(await send({ text: `Zzyzx ${at}.` }))
  expect(states.slice(0, 10).every(({ sent }) => sent !== null)).toBe(true)
  expect(states.at(-1)).toMatchObject({
    sent: null,
    problems: [{ field: null, code: 'too_many' }],
    values: { text: 'Zzyzx 10.' },
  })
})
