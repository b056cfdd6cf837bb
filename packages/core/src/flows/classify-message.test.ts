import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, expect, test } from 'vitest'
import { correctClassification } from '../classification/correct.ts'
import { asSystem } from '../context.ts'
import { markSpam } from '../conversations/mark-spam.ts'
import { as, promisedJobs } from '../test/contexts.ts'
import { type MailFields, receiveMail } from '../test/mails.ts'
import { workOff } from '../test/workflows.ts'
import { classifyStoredMessage } from './classify-message.ts'
import { warmUpModels } from './warm-up.ts'

withTestDatabase()

let organization: TestOrganization

beforeAll(async () => {
  organization = await createOrganization()
  warmUpModels()
}, 60_000)

const question = 'Hello, I want my money back for order 48213. Please refund me.'

async function judged(fields: MailFields = {}, arrival: { envelopeFrom?: string } = {}) {
  const { message, conversation } = await receiveMail(
    organization,
    { from: `ada${Math.random()}@customer.example`, subject: 'Refund', text: question, ...fields },
    arrival,
  )
  await classifyStoredMessage({ organizationId: organization.id, messageId: message.id })
  return { messageId: message.id, conversationId: conversation.id }
}

const rowOf = (id: string) => asSystem('test', (db) => db.conversation.findUniqueOrThrow({ where: { id } }))
const judgementsOf = (messageId: string) =>
  asSystem('test', (db) => db.classification.findMany({ where: { messageId } }))

async function draftsWantedFor(conversationId: string): Promise<number> {
  await workOff(organization)
  const jobs = await promisedJobs(organization, 'draft-reply')
  return jobs.filter(({ payload }) => JSON.stringify(payload).includes(conversationId)).length
}

test('a customer’s mail is judged once, shown on the conversation, and a draft is promised', async () => {
  const { messageId, conversationId } = await judged()
  await classifyStoredMessage({ organizationId: organization.id, messageId })
  expect(await judgementsOf(messageId)).toHaveLength(1)
  expect(await rowOf(conversationId)).toMatchObject({
    categoryId: organization.categories.refund,
    route: 'service_action',
    language: 'en',
    classifiedBy: 'local',
  })
  expect(await draftsWantedFor(conversationId)).toBe(1)
})

test('a mail whose job runs in several places at once is judged once, and its workflows hear of it once', async () => {
  const { message, conversation } = await receiveMail(organization, { subject: 'Refund', text: question })
  const judging = { organizationId: organization.id, messageId: message.id }
  await Promise.all(Array.from({ length: 5 }, () => classifyStoredMessage(judging)))
  expect(await judgementsOf(message.id)).toHaveLength(1)
  const heard = await asSystem('test', (db) =>
    db.workflowEvent.count({ where: { messageId: message.id, trigger: 'classified' } }),
  )
  expect(heard).toBe(1)
  expect(await draftsWantedFor(conversation.id)).toBe(1)
})

test('a mail through a group address is judged like any other', async () => {
  const { messageId, conversationId } = await judged({ headers: ['List-Id: <support.groups.example>'] })
  expect(await judgementsOf(messageId)).toHaveLength(1)
  expect(await draftsWantedFor(conversationId)).toBe(1)
})

test('an absence note is neither judged nor answered', async () => {
  const { messageId, conversationId } = await judged({ headers: ['Auto-Submitted: auto-replied'] })
  expect(await judgementsOf(messageId)).toEqual([])
  expect(await draftsWantedFor(conversationId)).toBe(0)
})

test('a mail without an envelope sender is judged, but no answer is drafted', async () => {
  const { messageId, conversationId } = await judged({}, { envelopeFrom: '' })
  expect(await judgementsOf(messageId)).toHaveLength(1)
  expect(await draftsWantedFor(conversationId)).toBe(0)
})

test('a mail in a conversation marked as spam is judged, but no answer is drafted', async () => {
  const { message, conversation } = await receiveMail(organization, { from: 'eve@customer.example' })
  await as(organization, 'agent', (ctx) => markSpam(ctx, { conversation: conversation.id, spam: true }))
  await classifyStoredMessage({ organizationId: organization.id, messageId: message.id })
  expect(await judgementsOf(message.id)).toHaveLength(1)
  expect(await draftsWantedFor(conversation.id)).toBe(0)
})

test('what a person has corrected stays when the customer writes again', async () => {
  const from = 'bea@customer.example'
  const first = await receiveMail(organization, {
    from,
    messageId: '<first@customer.example>',
    text: question,
  })
  await classifyStoredMessage({ organizationId: organization.id, messageId: first.message.id })
  await as(organization, 'agent', (ctx) =>
    correctClassification(ctx, { conversation: first.conversation.id, category: 'order_status' }),
  )
  const second = await receiveMail(organization, {
    from,
    inReplyTo: '<first@customer.example>',
    text: question,
  })
  expect(second.conversation.id).toBe(first.conversation.id)
  await classifyStoredMessage({ organizationId: organization.id, messageId: second.message.id })
  expect(await judgementsOf(second.message.id)).toHaveLength(1)
  expect(await rowOf(first.conversation.id)).toMatchObject({
    categoryId: organization.categories.order_status,
    classifiedBy: 'agent',
  })
})
