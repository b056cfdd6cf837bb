import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { merge } from '../conversations/reorganize/merge.ts'
import { undoMove } from '../conversations/reorganize/undo.ts'
import { setStatus } from '../conversations/set-status.ts'
import { as } from '../test/contexts.ts'
import { type MailFields, receiveMail } from '../test/mails.ts'

withTestDatabase()

let organization: TestOrganization
let customer: string
let question: Awaited<ReturnType<typeof receiveMail>>

const subject = 'Parcel 48213'
const anotherSubject = 'Re: Parcel 48213'

/** Each test starts from a question of a customer of its own. */
beforeEach(async () => {
  organization = await createOrganization()
  customer = `${newId()}@customer.example`
  question = await receiveMail(organization, { from: `Ada <${customer}>`, subject })
})

const provider = { via: 'provider', authority: null, sent: false } as const

/** A mail as a provider hands it over, in a thread of its own there. */
function fromProvider(fields: MailFields, providerThreadId: string) {
  const atProvider = { providerMessageId: newId(), providerThreadId, contentHash: null }
  return receiveMail(organization, fields, { origin: provider, atProvider })
}

const linksOf = (conversationId: string) =>
  asSystem('test', (db) => db.conversationLink.findMany({ where: { conversationId } }))

const contactOf = (contactId: string) =>
  asSystem('test', (db) => db.contact.findUniqueOrThrow({ where: { id: contactId } }))

test('an answer that names nothing finds the recent conversation of its contact by the subject', async () => {
  const { conversation, threading } = await receiveMail(organization, {
    from: customer,
    subject: 'AW: RE:  parcel 48213',
  })
  expect(conversation.id).toBe(question.conversation.id)
  expect(threading).toMatchObject({
    verdict: 'subject',
    evidence: ['has the subject of a recent conversation', `${customer} is the contact of that conversation`],
  })
})

test.each<[string, MailFields]>([
  ['no answer', { subject }],
  ['forwarded', { subject: `Fwd: ${subject}` }],
  ['about something else', { subject: 'Re: Parcel 48214' }],
  ['from somebody else', { subject: anotherSubject, from: 'eve@elsewhere.example' }],
  ['a form that writes for many', { subject: anotherSubject, headers: ['Reply-To: eve@elsewhere.example'] }],
])('a mail that is %s opens a conversation of its own', async (_, fields) => {
  const { conversation } = await receiveMail(organization, { from: customer, ...fields })
  expect(conversation.id).not.toBe(question.conversation.id)
})

test('a subject is no sign once the conversation is closed, or a week has passed', async () => {
  const { id } = question.conversation
  const early = new Date(Date.now() - 8 * 86_400_000)
  await asSystem('test', (db) => db.conversation.update({ where: { id }, data: { lastMessageAt: early } }))
  const late = await receiveMail(organization, { from: customer, subject: anotherSubject })
  expect(late.conversation.id).not.toBe(id)
  await as(organization, 'agent', (ctx) =>
    setStatus(ctx, { conversation: late.conversation.id, status: 'closed' }),
  )
  const closed = await receiveMail(organization, { from: customer, subject: anotherSubject })
  expect([id, late.conversation.id]).not.toContain(closed.conversation.id)
})

test('a mail that arrives after its answer lands with it, unless a stranger gave that answer', async () => {
  const [early, other] = [`<${newId()}@customer.example>`, `<${newId()}@customer.example>`]
  const answer = await receiveMail(organization, { from: customer, subject: 'Second', inReplyTo: early })
  await receiveMail(organization, { from: 'eve@elsewhere.example', subject: 'Third', inReplyTo: other })
  const late = await receiveMail(organization, { from: customer, subject: 'First', messageId: early })
  expect(late.conversation.id).toBe(answer.conversation.id)
  expect(late.threading.verdict).toBe('answered_before')
  const alone = await receiveMail(organization, { from: customer, subject: 'Fourth', messageId: other })
  expect(alone.threading.verdict).toBe('new')
})

test('a mail that comes last of three shows that the two before it are one conversation', async () => {
  const [first, second] = [`<${newId()}@customer.example>`, `<${newId()}@customer.example>`]
  const third = await receiveMail(organization, { from: customer, subject: 'Third', inReplyTo: second })
  const oldest = await receiveMail(organization, { from: customer, subject: 'First', messageId: first })
  expect(oldest.conversation.id).not.toBe(third.conversation.id)
  const middle = { from: customer, subject: 'Second', messageId: second, inReplyTo: first }
  const { conversation } = await receiveMail(organization, middle)
  expect(conversation.id).toBe(oldest.conversation.id)
  const moved = await asSystem('test', (db) =>
    db.conversation.findUniqueOrThrow({ where: { id: third.conversation.id } }),
  )
  expect(moved.mergedIntoId).toBe(conversation.id)
  const inIt = await asSystem('test', (db) =>
    db.message.findMany({ where: { conversationId: conversation.id }, select: { subject: true } }),
  )
  expect(inIt.map((message) => message.subject).sort()).toEqual(['First', 'Second', 'Third'])
})

test('a question that comes after two answers to it brings them together', async () => {
  const question = `<${newId()}@customer.example>`
  const one = await receiveMail(organization, { from: customer, subject: 'One', inReplyTo: question })
  const other = await receiveMail(organization, { from: customer, subject: 'Other', inReplyTo: question })
  expect(other.conversation.id).not.toBe(one.conversation.id)
  const { conversation } = await receiveMail(organization, { from: customer, messageId: question })
  const inIt = await asSystem('test', (db) =>
    db.message.findMany({ where: { conversationId: conversation.id }, select: { subject: true } }),
  )
  expect(inIt.map((message) => message.subject)).toHaveLength(3)
})

test('what a person has taken apart is linked, and not put together again', async () => {
  const [first, second] = [`<${newId()}@customer.example>`, `<${newId()}@customer.example>`]
  const third = await receiveMail(organization, { from: customer, subject: 'Third', inReplyTo: second })
  const oldest = await receiveMail(organization, { from: customer, subject: 'First', messageId: first })
  const move = await as(organization, 'agent', (ctx) =>
    merge(ctx, { conversation: third.conversation.id, into: oldest.conversation.id }),
  )
  await as(organization, 'agent', (ctx) =>
    undoMove(ctx, { kind: 'merge', conversation: oldest.conversation.id, moveId: move.id }),
  )
  const middle = { from: customer, subject: 'Second', messageId: second, inReplyTo: first }
  const { conversation } = await receiveMail(organization, middle)
  expect(conversation.id).toBe(oldest.conversation.id)
  expect(await linksOf(conversation.id)).toMatchObject([{ linkedId: third.conversation.id }])
})

test("a provider's thread holds together who takes part in it, and only links strangers", async () => {
  const first = await fromProvider({ from: customer, subject: 'One' }, 't1')
  const second = await fromProvider({ from: customer, subject: 'Two' }, 't1')
  expect(second.conversation.id).toBe(first.conversation.id)
  expect(second.threading.verdict).toBe('provider_thread')
  const stranger = await fromProvider({ from: 'eve@elsewhere.example', subject: 'Three' }, 't1')
  expect(stranger.threading.verdict).toBe('new')
  expect(await linksOf(stranger.conversation.id)).toMatchObject([{ linkedId: first.conversation.id }])
})

test('a stranger who names a mail is linked with its conversation and not put into it', async () => {
  const messageId = question.message.messageId ?? ''
  const { conversation, threading } = await receiveMail(organization, {
    from: 'eve@elsewhere.example',
    inReplyTo: messageId,
  })
  expect(conversation.id).not.toBe(question.conversation.id)
  const [link] = await linksOf(conversation.id)
  expect(link).toMatchObject({ linkedId: question.conversation.id, reason: threading.evidence[0] })
})

test('A26: a mail that claims to come from our own address names nothing and makes no contact', async () => {
  const { address } = organization.mailbox
  const { conversation, message } = await receiveMail(
    organization,
    { from: `Support <${address}>`, inReplyTo: question.message.messageId ?? '' },
    { envelopeFrom: address },
  )
  expect(conversation.id).not.toBe(question.conversation.id)
  expect(message).toMatchObject({ direction: 'inbound', authorId: null, fromAddress: address })
  expect((await contactOf(conversation.contactId)).email).toBe('unknown@invalid')
  const again = await receiveMail(
    organization,
    { from: `Support <${address}>`, inReplyTo: message.messageId ?? '' },
    { envelopeFrom: address },
  )
  expect(again.conversation.id).not.toBe(conversation.id)
})

test('a form that writes from our own address has the contact it names in Reply-To', async () => {
  const { conversation } = await receiveMail(organization, {
    from: organization.mailbox.address,
    headers: ['Reply-To: Kim <KIM@customer.example>'],
  })
  expect((await contactOf(conversation.contactId)).email).toBe('kim@customer.example')
})

test('what belongs together is threaded alike when it arrives in one moment', async () => {
  const messageId = `<${newId()}@customer.example>`
  const from = `${newId()}@customer.example`
  const arrived = await Promise.all([
    receiveMail(organization, { from, messageId, subject: 'Lamp 7' }),
    receiveMail(organization, { from, subject: 'Re: Lamp 7' }),
    receiveMail(organization, { from, subject: 'Re: Lamp 7', inReplyTo: messageId }),
  ])
  const conversations = new Set(arrived.map(({ conversation }) => conversation.id))
  expect(conversations.size).toBeLessThanOrEqual(2)
  expect(arrived[0]?.conversation.id).toBe(arrived[2]?.conversation.id)
})
