import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { readContact } from '../contacts/read.ts'
import { asSystem } from '../context.ts'
import { markSpam } from '../conversations/mark-spam.ts'
import { readConversation } from '../conversations/query/find.ts'
import { classifyStoredMessage } from '../flows/classify-message.ts'
import { trainClassifierVersion } from '../flows/train-classifier.ts'
import { as, auditEntries, promisedJobs } from '../test/contexts.ts'
import { receiveMail } from '../test/mails.ts'
import { correctClassification } from './correct.ts'
import { requestTraining } from './training/request.ts'

withTestDatabase()

let organization: TestOrganization

// The first judgement of a process loads the local models, which takes seconds of arithmetic.
beforeAll(async () => {
  organization = await createOrganization()
  const { messageId } = await createConversation(organization)
  await classifyStoredMessage({ organizationId: organization.id, messageId })
}, 120_000)

beforeEach(async () => {
  organization = await createOrganization()
})

const correct = (
  conversation: string,
  fields: Omit<Parameters<typeof correctClassification>[1], 'conversation'>,
) => as(organization, 'agent', (ctx) => correctClassification(ctx, { conversation, ...fields }))
const classify = (messageId: string) => classifyStoredMessage({ organizationId: organization.id, messageId })
const judgementOf = (id: string) =>
  as(organization, 'agent', async (ctx) => (await readConversation(ctx, id)).classification)
const examples = () =>
  asSystem('test', (db) => db.trainingExample.findMany({ where: { organizationId: organization.id } }))

test('a correction counts at once and becomes an example without personal data', async () => {
  const { id, messageId } = await createConversation(organization, {
    subject: 'Money',
    text: 'Please refund my card 4111 1111 1111 1111, I am at ada@customer.example',
  })
  const view = await correct(id, { category: 'refund', severity: 'high' })
  expect(view.classification).toMatchObject({
    route: 'service_action',
    category: 'refund',
    severity: 'high',
    confidence: 1,
    by: 'agent',
  })
  const [example] = await examples()
  expect(example).toMatchObject({
    messageId,
    categoryId: organization.categories.refund,
    source: 'correction',
  })
  expect(example?.text).toContain('refund my card')
  expect(example?.text).not.toMatch(/4111|ada@/)
})

test('how a customer sounded is told letter by letter, by the last word on each', async () => {
  const email = 'ada@customer.example'
  const calm = { email, text: 'Where is order 48213?', at: new Date(Date.now() - 60_000) }
  const first = await createConversation(organization, calm)
  const second = await createConversation(organization, { email, text: 'This is the worst service ever!!' })
  for (const { messageId } of [first, second]) await classify(messageId)
  const moods = async () =>
    (await as(organization, 'viewer', (ctx) => readContact(ctx, first.contactId))).moods.map(
      ({ sentiment }) => sentiment,
    )
  const [before, after] = await moods()
  expect(after).toBeLessThan(Math.min(-0.2, before ?? 0))
  await correct(second.id, { sentiment: 'positive' })
  expect(await moods()).toEqual([before, 0.7])
})

test('a second correction of one message replaces its example', async () => {
  const { id } = await createConversation(organization)
  await correct(id, { category: 'refund' })
  await correct(id, { category: 'safety' })
  await correct(id, { category: 'safety' })
  expect((await examples()).map(({ categoryId }) => categoryId)).toEqual([organization.categories.safety])
})

test('severity, route and mood alone are kept as an example of no category', async () => {
  const { id } = await createConversation(organization)
  const view = await correct(id, { severity: 'urgent', route: 'safety_compliance', sentiment: 'negative' })
  expect(view.classification).toMatchObject({
    severity: 'urgent',
    route: 'safety_compliance',
    category: null,
    sentiment: -0.7,
  })
  expect(await examples()).toMatchObject([
    { categoryId: null, severity: 'urgent', route: 'safety_compliance', sentiment: 'negative' },
  ])
  expect(await promisedJobs(organization, 'train-classifier')).toEqual([])
})

test('a later correction of something else keeps what was corrected before', async () => {
  const { id } = await createConversation(organization)
  await correct(id, { category: 'refund' })
  await correct(id, { severity: 'high' })
  expect(await examples()).toMatchObject([{ categoryId: organization.categories.refund, severity: 'high' }])
})

test('the word of a person on spam is kept as an example beside the other corrections', async () => {
  const { id } = await createConversation(organization, { text: 'Win a lamp, write to jo@win.example' })
  const mark = (spam: boolean) =>
    as(organization, 'agent', (ctx) => markSpam(ctx, { conversation: id, spam }))
  await correct(id, { severity: 'low' })
  expect((await mark(true)).spam).toBe(true)
  expect(await examples()).toMatchObject([{ spam: true, severity: 'low', source: 'correction' }])
  expect((await examples())[0]?.text).not.toContain('jo@win')
  await mark(false)
  expect(await examples()).toMatchObject([{ spam: false, severity: 'low' }])
})

test('an unknown or archived category is refused', async () => {
  const { id } = await createConversation(organization)
  await asSystem('test', (db) =>
    db.category.update({ where: { id: organization.categories.safety }, data: { archivedAt: new Date() } }),
  )
  for (const category of ['unheard_of', 'safety', 'a\0b']) {
    await expect(correct(id, { category })).rejects.toMatchObject({ code: 'invalid' })
  }
})

test('what a machine wrote back is not learned from', async () => {
  const { conversation, message } = await receiveMail(organization, { text: 'My lamp is broken' })
  await receiveMail(organization, {
    inReplyTo: message.messageId ?? '',
    headers: ['Auto-Submitted: auto-replied'],
    text: 'I am on holiday until Monday',
  })
  await correct(conversation.id, { category: 'refund' })
  const [example] = await examples()
  expect(example).toMatchObject({ messageId: message.id })
  expect(example?.text).toContain('lamp')
})

test('the machine judges a message once, and never over a person', async () => {
  const { id, messageId } = await createConversation(organization, { text: 'I want my money back' })
  await classify(messageId)
  await classify(messageId)
  const judged = await judgementOf(id)
  expect(judged?.by).not.toBe('agent')
  expect(Object.keys(organization.categories)).toContain(judged?.category)
  expect(await asSystem('test', (db) => db.classification.count({ where: { messageId } }))).toBe(1)
  await correct(id, { category: 'safety' })
  const { message } = await receiveMail(organization, { text: 'I want my money back, please' })
  await asSystem('test', (db) =>
    db.message.update({ where: { id: message.id }, data: { conversationId: id, sequence: 2 } }),
  )
  await classify(message.id)
  expect(await judgementOf(id)).toMatchObject({ category: 'safety', by: 'agent' })
})

test('an automatic mail is not judged', async () => {
  const { message } = await receiveMail(organization, { headers: ['Auto-Submitted: auto-replied'] })
  await classify(message.id)
  expect(await asSystem('test', (db) => db.classification.count({ where: { messageId: message.id } }))).toBe(
    0,
  )
})

test('corrections, once trained, change the answer to mails like them', async () => {
  const like = (index: number) => ({
    subject: `Quandlet ${index}`,
    text: `The florbex of my quandlet wibbles again, number ${index}`,
  })
  const first = await createConversation(organization, like(0))
  await classify(first.messageId)
  const before = (await judgementOf(first.id))?.category
  const taught = before === 'safety' ? 'refund' : 'safety'
  for (let index = 1; index <= 8; index++) {
    const { id } = await createConversation(organization, like(index))
    await correct(id, { category: taught })
  }
  const { id: trainingId } = await as(organization, 'admin', requestTraining)
  await trainClassifierVersion({ organizationId: organization.id, trainingId })
  const next = await createConversation(organization, like(99))
  await classify(next.messageId)
  expect((await judgementOf(next.id))?.category).toBe(taught)
}, 60_000)

test('a language somebody corrected stays when more is written, and nothing is learned from it', async () => {
  const { id, messageId } = await createConversation(organization, { text: 'Where is my parcel, please?' })
  await classify(messageId)
  const judged = await judgementOf(id)
  expect(judged?.language).toBe('en')
  const view = await correct(id, { language: 'da' })
  expect(view.classification).toEqual({ ...judged, language: 'da' })
  await correct(id, { language: 'da' })
  expect(await auditEntries(organization, 'conversation.classification_corrected')).toHaveLength(1)
  expect(await examples()).toEqual([])
  await classify(messageId)
  expect((await judgementOf(id))?.language).toBe('da')
  const both = await correct(id, { language: 'sv', severity: 'high' })
  expect(both.classification).toMatchObject({ language: 'sv', severity: 'high', by: 'agent' })
})

test('satisfaction is told over all conversations of a customer, and of nobody else', async () => {
  const email = 'ada@customer.example'
  const first = await createConversation(organization, { email })
  const second = await createConversation(organization, { email })
  const other = await createConversation(organization, { email: 'bob@customer.example' })
  const read = (contactId: string) =>
    as(organization, 'viewer', async (ctx) => (await readContact(ctx, contactId)).csat)
  expect(await read(first.contactId)).toBeNull()
  await answered(first, 2, new Date('2026-03-01T10:00:00Z'))
  await answered(second, 5, new Date('2026-03-02T10:00:00Z'))
  await answered(other, 1, new Date('2026-03-03T10:00:00Z'))
  expect(await read(first.contactId)).toMatchObject({
    answers: 2,
    average: 3.5,
    last: { rating: 5, comment: 'of 5', at: '2026-03-02T10:00:00.000Z', conversationId: second.id },
  })
})

type Asked = { id: string; contactId: string }

async function answered({ id: conversationId, contactId }: Asked, rating: number, at: Date): Promise<void> {
  const own = { organizationId: organization.id, conversationId }
  const requestId = newId()
  await asSystem('test', async (db) => {
    await db.csatRequest.create({
      data: { ...own, contactId, id: requestId, resolvedAt: at, state: 'asked' },
    })
    await db.csatAnswer.create({
      data: { ...own, id: newId(), requestId, rating, comment: 'of 5', updatedAt: at },
    })
  })
}
