import { type FakeLlm, startFakeLlm } from '@frontdesk/ai/test/fake-llm'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { replaceProviders } from '../assistant/providers/replace.ts'
import { asSystem } from '../context.ts'
import { reply } from '../messages/reply.ts'
import type { Role } from '../permissions.ts'
import { as } from '../test/contexts.ts'
import { listTranslations } from './list.ts'
import { translateMessage } from './translate-message.ts'
import { translateReply } from './translate-reply.ts'

withTestDatabase()

let organization: TestOrganization
let conversation: string
let messageId: string
let llm: FakeLlm

beforeEach(async () => {
  process.env.ALLOW_PRIVATE_AI_HOSTS = 'true'
  organization = await createOrganization()
  const text =
    'Guten Tag, meine Lampe ist kaputt und ich möchte 20 Euro zurück. Bitte antworten Sie an eva@privat.example.'
  const created = await createConversation(organization, { text, subject: 'Lampe' })
  conversation = created.id
  messageId = created.messageId
  const value = { translation: 'Hello, my lamp is broken and I want 25 euros back. Answer [EMAIL_1].' }
  llm = await startFakeLlm({ kind: 'answer', value })
})

afterEach(() => llm.close())

const who = (role: Role) => {
  const { id, name } = organization.members[role]
  return { organizationId: organization.id, actor: { type: 'member' as const, memberId: id, name, role } }
}
const withProvider = () => {
  const own = {
    provider: 'compatible',
    label: 'Own',
    enabled: true,
    apiVersion: null,
    model: 'tiny',
  } as const
  const items = [{ ...own, baseUrl: `${llm.url}/v1`, models: {} }]
  return as(organization, 'admin', (ctx) => replaceProviders(ctx, { usePlatform: false, items }))
}
const list = () => as(organization, 'viewer', (ctx) => listTranslations(ctx, { id: messageId }))

test('without a provider it says that one is needed, and keeps nothing', async () => {
  const answer = await translateMessage(who('agent'), { id: messageId, language: 'en' })
  expect(answer).toEqual({ outcome: 'needs_provider', translation: null })
  expect((await list()).items).toEqual([])
})

test('a message is translated once, the original stays, and a changed number is flagged', async () => {
  await withProvider()
  const ask = () => translateMessage(who('agent'), { id: messageId, language: 'en' })
  const first = await ask()
  expect(first).toMatchObject({
    outcome: 'translated',
    translation: { kind: 'translation', language: 'en', text: expect.stringContaining('eva@privat.example') },
  })
  expect(first.translation?.changed).toEqual([
    { kind: 'number', value: '20' },
    { kind: 'number', value: '25' },
  ])
  expect(await ask()).toEqual(first)
  expect(llm.requests).toHaveLength(1)
  expect(llm.requests[0]?.body).not.toContain('eva@privat')
  expect((await list()).items).toEqual([first.translation])
  const row = await asSystem('test', (db) => db.message.findUniqueOrThrow({ where: { id: messageId } }))
  expect(row.text).toContain('Guten Tag')
})

test('a message in that language already is not sent anywhere', async () => {
  await withProvider()
  const answer = await translateMessage(who('agent'), { id: messageId, language: 'de' })
  expect(answer).toEqual({ outcome: 'same_language', translation: null })
  expect(llm.requests).toEqual([])
})

test('a reply is translated into the language of the customer, and its original kept with what is sent', async () => {
  await withProvider()
  llm.script({ kind: 'answer', value: { translation: 'Wir schicken Ihnen 20 Euro.' } })
  const text = 'We are going to send you 20 euros.'
  const ask = (language?: string) => translateReply(who('agent'), { conversation, text, language })
  await expect(ask()).rejects.toMatchObject({ code: 'language_unknown' })
  await asSystem('test', (db) =>
    db.conversation.update({ where: { id: conversation }, data: { language: 'de' } }),
  )
  const translated = await ask()
  expect(translated).toMatchObject({ outcome: 'translated', from: 'en', to: 'de', changed: [] })
  const sent = await as(organization, 'agent', (ctx) =>
    reply(ctx, {
      conversation,
      text: translated.text,
      original: { text, language: 'en' },
      attachmentIds: [],
      resolve: false,
    }),
  )
  expect(sent.text).toContain('Wir schicken')
  messageId = sent.id
  expect((await list()).items).toMatchObject([{ kind: 'original', language: 'en', text, by: 'agent' }])
})

test('who may only read asks for no translation', async () => {
  const attempt = translateMessage(who('viewer'), { id: messageId, language: 'en' })
  await expect(attempt).rejects.toMatchObject({ code: 'forbidden' })
  const other = await createOrganization()
  const foreign = { ...who('agent'), organizationId: other.id }
  await expect(translateMessage(foreign, { id: messageId, language: 'en' })).rejects.toMatchObject({
    code: 'not_found',
  })
})
