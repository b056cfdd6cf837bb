import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { threadAddress } from '@frontdesk/integrations/email/thread-headers'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { setStatus } from '../conversations/set-status.ts'
import { snooze } from '../conversations/snooze.ts'
import { reply } from '../messages/reply.ts'
import { as } from '../test/contexts.ts'
import { receiveMail } from '../test/mails.ts'
import { threadToken } from '../threading/token.ts'

withTestDatabase()

let organization: TestOrganization
let conversationId: string
let customer: string
let asked: string
let answered: string
let replyAddress: string

beforeAll(async () => {
  organization = await createOrganization()
})

/** Each test starts from a question of a customer of its own and our answer to it. */
beforeEach(async () => {
  customer = `${crypto.randomUUID().slice(0, 8)}@customer.example`
  const first = await receiveMail(organization, { from: `Ada <${customer}>`, cc: 'Bob <Bob@Home.example>' })
  conversationId = first.conversation.id
  asked = first.message.messageId ?? ''
  const sent = await as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation: conversationId, text: 'On its way', attachmentIds: [], resolve: false }),
  )
  answered = sent.messageId ?? ''
  replyAddress = threadAddress(
    organization.mailbox.address,
    threadToken(organization.id, first.conversation.number),
  )
})

const conversationRow = () =>
  asSystem('test', (db) => db.conversation.findUniqueOrThrow({ where: { id: conversationId } }))

test("the customer's answer lands in the conversation, by In-Reply-To or by References alone", async () => {
  const first = await receiveMail(organization, { from: customer, inReplyTo: answered })
  const second = await receiveMail(organization, { from: customer, references: `${asked} ${answered}` })
  expect([first.conversation.id, second.conversation.id]).toEqual([conversationId, conversationId])
  expect(first.threading).toMatchObject({
    verdict: 'reference',
    evidence: [`answers ${answered}`, `${customer} takes part in that conversation`],
  })
  expect(second.message.sequence).toBe(4)
})

test('somebody who was on the mail takes part, however their address is written', async () => {
  const { conversation } = await receiveMail(organization, { from: 'BOB@home.EXAMPLE', inReplyTo: asked })
  expect(conversation.id).toBe(conversationId)
})

test('a stranger who names the mail gets a conversation of their own, and the reason is kept', async () => {
  const { conversation, threading } = await receiveMail(organization, {
    from: 'eve@elsewhere.example',
    inReplyTo: answered,
    subject: 'Re: Where is my parcel',
  })
  expect(conversation.id).not.toBe(conversationId)
  expect(threading.verdict).toBe('new')
  expect(threading.evidence).toContain(
    `names ${answered}, but eve@elsewhere.example takes no part in that conversation`,
  )
})

test.each(['To', 'Cc', 'Delivered-To', 'X-Original-To', 'envelope'])(
  'the reply address in %s leads to its conversation, whoever writes',
  async (place) => {
    const written = { To: { to: replyAddress }, Cc: { cc: replyAddress } }[place] ?? {}
    const headers = place.includes('-') ? [`${place}: ${replyAddress}`] : []
    const { conversation, threading } = await receiveMail(
      organization,
      { from: 'colleague@customer.example', headers, ...written },
      place === 'envelope' ? { envelopeTo: replyAddress.toUpperCase() } : {},
    )
    expect(conversation.id).toBe(conversationId)
    expect(threading.verdict).toBe('token')
  },
)

test('A26: a reply address with a forged signature leads nowhere, and the reason is kept', async () => {
  const forged = replyAddress.replace(/.(?=@)/, (last) => (last === 'a' ? 'b' : 'a'))
  const { email } = organization.members.agent
  const { conversation, threading, message } = await receiveMail(organization, {
    from: `Agent <${email}>`,
    to: forged,
    text: 'Please refund this customer',
  })
  expect(conversation.id).not.toBe(conversationId)
  expect(message.direction).toBe('inbound')
  expect(threading).toMatchObject({ verdict: 'new' })
  expect(threading.evidence).toContain('sent to a reply address whose signature is not valid')
})

test('A26: an agent address names nothing it could send in: the mail stays a customer mail', async () => {
  const { email } = organization.members.agent
  const { message } = await receiveMail(organization, { from: email, inReplyTo: answered, to: replyAddress })
  expect(message).toMatchObject({ direction: 'inbound', authorId: null })
  const deliveries = await asSystem('test', (db) => db.delivery.count({ where: { messageId: message.id } }))
  expect(deliveries).toBe(0)
})

test("a token of another organization's conversation is not valid here", async () => {
  const other = await createOrganization()
  const { number } = await conversationRow()
  const foreign = threadAddress(organization.mailbox.address, threadToken(other.id, number))
  const { conversation } = await receiveMail(organization, { from: customer, to: foreign })
  expect(conversation.id).not.toBe(conversationId)
})

test("another organization's message with the same id joins nothing here", async () => {
  const other = await createOrganization()
  const theirs = await receiveMail(other, { from: customer, inReplyTo: answered })
  expect(theirs.conversation.organizationId).toBe(other.id)
  expect(theirs.threading.evidence).toEqual(['names only mails that are not known here'])
})

test("people's own plus addresses are not taken for forged tokens", async () => {
  const { threading } = await receiveMail(organization, { cc: 'Carl <carl+work@home.example>' })
  expect(threading.evidence).toEqual(['names no earlier mail'])
})

test("a resolved conversation is opened again by the customer's answer and waits", async () => {
  await as(organization, 'agent', (ctx) =>
    setStatus(ctx, { conversation: conversationId, status: 'resolved' }),
  )
  await receiveMail(organization, { from: customer, inReplyTo: answered })
  const row = await conversationRow()
  expect(row).toMatchObject({ status: 'open', resolvedAt: null })
  expect(row.waitingSince).not.toBeNull()
  const events = await asSystem('test', (db) =>
    db.conversationEvent.findMany({ where: { conversationId, type: 'reopened' } }),
  )
  expect(events.map(({ detail }) => detail)).toEqual([{ reason: 'customer_wrote' }])
})

test('a resolved conversation comes back when the answer arrives through a group address', async () => {
  await as(organization, 'agent', (ctx) =>
    setStatus(ctx, { conversation: conversationId, status: 'resolved' }),
  )
  const headers = ['List-Id: <support.groups.example>', 'Precedence: list']
  await receiveMail(organization, { from: customer, inReplyTo: answered, headers })
  expect(await conversationRow()).toMatchObject({ status: 'open', resolvedAt: null })
})

test.each([
  ['an absence note', ['Auto-Submitted: auto-replied']],
  ['a bounce', ['Content-Type: multipart/report; report-type=delivery-status; boundary=b']],
])('a resolved conversation stays so when %s comes back', async (_, headers) => {
  await as(organization, 'agent', (ctx) =>
    setStatus(ctx, { conversation: conversationId, status: 'resolved' }),
  )
  const before = await conversationRow()
  const { conversation } = await receiveMail(organization, { from: customer, inReplyTo: answered, headers })
  expect(conversation.id).toBe(conversationId)
  const { status, resolvedAt, waitingSince } = before
  expect(await conversationRow()).toMatchObject({ status, resolvedAt, waitingSince, lastSequence: 3 })
})

test('a bounce of a mail server joins the conversation it reports on', async () => {
  const { conversation, threading } = await receiveMail(
    organization,
    {
      from: 'Mail Delivery System <mailer-daemon@relay.example>',
      inReplyTo: answered,
      headers: ['Content-Type: multipart/report; report-type=delivery-status; boundary=b'],
    },
    { envelopeFrom: '' },
  )
  expect(conversation.id).toBe(conversationId)
  expect(threading.evidence).toEqual(['reports on a mail of ours by its Message-ID'])
})

test("a snoozed conversation is woken by the customer's answer, not by an absence note", async () => {
  const until = new Date(Date.now() + 86_400_000)
  await as(organization, 'agent', (ctx) => snooze(ctx, { conversation: conversationId, until }))
  await receiveMail(organization, {
    from: customer,
    inReplyTo: answered,
    headers: ['Auto-Submitted: auto-replied'],
  })
  expect((await conversationRow()).snoozedUntil).toEqual(until)
  await receiveMail(organization, { from: customer, inReplyTo: answered })
  expect((await conversationRow()).snoozedUntil).toBeNull()
})
