import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { setStatus } from '../conversations/set-status.ts'
import { reply } from '../messages/reply.ts'
import { as, promisedJobs } from '../test/contexts.ts'
import { type MailFields, receiveMail } from '../test/mails.ts'
import { answerCsat, readCsatPage } from './answer.ts'
import { askCsat } from './ask.ts'
import { listCsatAnswers, readCsatFigures } from './list.ts'
import { type CsatSettings, changeCsatSettings } from './settings.ts'
import { csatToken, readCsatToken } from './token.ts'

withTestDatabase()

let organization: TestOrganization

const on: CsatSettings = {
  enabled: true,
  samplePercent: 100,
  cooldownDays: 30,
  delayMinutes: 0,
  validDays: 14,
  question: '',
}
const settings = (change: Partial<CsatSettings> = {}) =>
  as(organization, 'admin', (ctx) => changeCsatSettings(ctx, { ...on, ...change }))

beforeEach(async () => {
  organization = await createOrganization()
  await settings()
})

async function mail(fields: MailFields = {}): Promise<string> {
  const address = `${newId()}@customer.example`
  const { conversation } = await receiveMail(
    organization,
    { from: `Ada <${address}>`, ...fields },
    { envelopeFrom: address },
  )
  return conversation.id
}

const status = (conversation: string, to: 'open' | 'resolved') =>
  as(organization, 'agent', (ctx) => setStatus(ctx, { conversation, status: to }))

const promised = async () =>
  (await promisedJobs(organization, 'ask-csat')).map(
    ({ payload }) => (payload as { requestId: string }).requestId,
  )
const ask = (requestId: string) => askCsat({ organizationId: organization.id, requestId })
const requests = () =>
  asSystem('test', (db) =>
    db.csatRequest.findMany({ where: { organizationId: organization.id }, orderBy: { id: 'asc' } }),
  )

/** Resolves a conversation and asks; the text of the mail, if one was written. */
async function resolve(conversation: string): Promise<string | null> {
  const before = await promised()
  await status(conversation, 'resolved')
  const [id] = (await promised()).filter((one) => !before.includes(one))
  if (id === undefined) return null
  await ask(id)
  await ask(id)
  const asked = (await requests()).find((one) => one.id === id)
  if (!asked?.messageId) return null
  const { messageId } = asked
  return (await asSystem('test', (db) => db.message.findUniqueOrThrow({ where: { id: messageId } }))).text
}

const tokenIn = (text: string | null) => /\/csat\/([\w.-]+)\?rating=5/.exec(text ?? '')?.[1] ?? ''

test('a resolve is asked about once, by one mail with a link for each rating', async () => {
  const conversation = await mail()
  const text = await resolve(conversation)
  expect(text?.match(/\?rating=[1-5]$/gm)).toEqual([5, 4, 3, 2, 1].map((rating) => `?rating=${rating}`))
  const sent = await asSystem('test', (db) =>
    db.message.findMany({ where: { conversationId: conversation, direction: 'outbound' } }),
  )
  expect(sent).toMatchObject([{ autoKind: 'auto-reply', subject: 'How did we do?' }])
  expect(await promisedJobs(organization, 'deliver-message')).toHaveLength(1)
})

test('a resolve whose job runs in several places at once is asked about once, and stays asked', async () => {
  const conversation = await mail()
  await status(conversation, 'resolved')
  const [id = ''] = await promised()
  await Promise.all(Array.from({ length: 5 }, () => ask(id)))
  expect(await requests()).toMatchObject([{ state: 'asked', skippedBecause: '' }])
  expect(await promisedJobs(organization, 'deliver-message')).toHaveLength(1)
})

test('a reply that resolves is a resolve too, and without settings nobody is asked', async () => {
  const conversation = await mail()
  const answer = (ofThis: string) =>
    as(organization, 'agent', (ctx) =>
      reply(ctx, { conversation: ofThis, text: 'Done', attachmentIds: [], resolve: true }),
    )
  await answer(conversation)
  expect(await promised()).toHaveLength(1)
  organization = await createOrganization()
  await answer(await mail())
  expect(await promised()).toEqual([])
})

test.each([
  ['cooldown', async () => undefined],
  ['conversation opened again', async (id: string) => void (await status(id, 'open'))],
] as const)('nobody is asked twice or too early: %s', async (_, change) => {
  const address = `${newId()}@customer.example`
  const from = { from: `Ada <${address}>` }
  const first = await mail(from)
  await resolve(first)
  const second = await mail({ ...from, subject: 'Something else' })
  await status(second, 'resolved')
  await change(second)
  const last = (await promised()).at(-1) ?? ''
  await ask(last)
  expect((await requests()).map(({ state }) => state)).toEqual(['asked', 'skipped'])
})

test('after the rest a contact is asked again, about another resolve of the same conversation too', async () => {
  await settings({ cooldownDays: 0 })
  const conversation = await mail()
  expect(await resolve(conversation)).not.toBeNull()
  await status(conversation, 'open')
  expect(await resolve(conversation)).not.toBeNull()
  expect((await requests()).map(({ state }) => state)).toEqual(['asked', 'asked'])
})

test('of two resolves before the mail left only the last is asked about', async () => {
  const conversation = await mail()
  await status(conversation, 'resolved')
  await status(conversation, 'open')
  await status(conversation, 'resolved')
  for (const id of await promised()) await ask(id)
  expect((await requests()).map(({ state, skippedBecause }) => `${state} ${skippedBecause}`)).toEqual([
    'skipped resolved_again',
    'asked ',
  ])
})

test.each([
  ['a robot', { headers: ['Auto-Submitted: auto-generated'] }],
  ['a list', { headers: ['List-Id: <x.example>'] }],
  ['nobody', { from: 'no-reply@customer.example' }],
])('the guard of automatic mail holds: %s is not asked', async (_, fields) => {
  expect(await resolve(await mail(fields))).toBeNull()
})

test('about as many are asked as the sample says', async () => {
  await settings({ samplePercent: 50 })
  for (let turn = 0; turn < 18; turn += 1) await resolve(await mail())
  const states = (await requests()).map(({ state, skippedBecause }) => skippedBecause || state)
  expect(new Set(states)).toEqual(new Set(['asked', 'not_sampled']))
})

test('looking at the page votes for nothing; what is said can be said anew, and the last word counts', async () => {
  const conversation = await mail()
  const token = tokenIn(await resolve(conversation))
  expect(await readCsatPage(token)).toMatchObject({ rating: null, organization: expect.any(String) })
  const list = () => as(organization, 'agent', (ctx) => listCsatAnswers(ctx, { limit: 10, conversation }))
  expect((await list()).items).toEqual([])
  await answerCsat(token, { rating: 2, comment: '' })
  await answerCsat(token, { rating: 4, comment: ' Quick\0 ' })
  expect((await list()).items).toMatchObject([{ rating: 4, comment: 'Quick' }])
  expect(await readCsatPage(token)).toMatchObject({ rating: 4, comment: 'Quick' })
  expect(await as(organization, 'agent', (ctx) => readCsatFigures(ctx, { days: 30 }))).toEqual({
    asked: 1,
    answered: 1,
    average: 4,
    satisfied: 1,
    ratings: [0, 0, 0, 1, 0],
  })
})

test('a link cannot be forged, changed, kept for ever, or used for another request or organization', async () => {
  const token = tokenIn(await resolve(await mail()))
  const [said = '', code = ''] = token.split('.')
  const [request] = await requests()
  const other = await createOrganization()
  const link = { organizationId: organization.id, requestId: request?.id ?? '', expiresAt: new Date(0) }
  const bytes = Buffer.from(said, 'base64url')
  const changed = (index: number) => {
    const copy = Buffer.from(bytes)
    copy.writeUInt8((copy[index] ?? 0) ^ 1, index)
    return `${copy.toString('base64url')}.${code}`
  }
  const elsewhere = csatToken({ ...link, organizationId: other.id, expiresAt: new Date(Date.now() + 60_000) })
  const forged = [
    ...[0, 15, 16, 31, 32, 35].map(changed),
    `${said}.${'a'.repeat(32)}`,
    said,
    '',
    csatToken(link),
    elsewhere,
  ]
  for (const one of forged) await expect(readCsatPage(one)).rejects.toMatchObject({ code: 'not_found' })
  for (const one of forged)
    await expect(answerCsat(one, { rating: 5, comment: '' })).rejects.toMatchObject({ code: 'not_found' })
  const { expiresAt } = readCsatToken(token, new Date()) ?? {}
  expect(readCsatToken(token, expiresAt ?? new Date())).toBeNull()
})
