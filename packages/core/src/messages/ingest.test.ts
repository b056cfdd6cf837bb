import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { untilSomebodyWaits } from '@frontdesk/db/test/locks'
import { beforeAll, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { markRead } from '../conversations/mark-read.ts'
import { ingestMail } from '../flows/ingest-mail.ts'
import { as, asProduct } from '../test/contexts.ts'
import { accept, arrivedAs, rawMail, receiveMail } from '../test/mails.ts'
import { readMail } from './inbound/received-mail.ts'
import { type IngestInput, ingest } from './ingest.ts'
import { reply } from './reply.ts'

withTestDatabase()

let organization: TestOrganization

beforeAll(async () => {
  organization = await createOrganization()
})

/** Accepts the mails and ingests them as one group, in this order. */
async function ingestGroup(raws: Buffer[]) {
  const inputs: IngestInput[] = []
  for (const raw of raws) {
    const { inboundMailId } = await accept(organization, { raw })
    inputs.push({ inboundMailId, mail: await readMail(raw), files: [], rawKey: `raw/${inboundMailId}` })
  }
  const outcomes = await asProduct(organization, (ctx) => ingest(ctx, inputs))
  const arrived = await Promise.all(inputs.map(({ inboundMailId }) => arrivedAs(inboundMailId)))
  return { outcomes, arrived }
}

test('a mail and the answers to it that are written together become one conversation in their order', async () => {
  const [from, messageId] = ['Eve <eve@customer.example>', '<question@customer.example>']
  const { arrived } = await ingestGroup([
    rawMail({ from, messageId, text: 'Where is it?' }),
    rawMail({ from: 'other@customer.example', text: 'Another matter' }),
    rawMail({ from, messageId: '<again@customer.example>', inReplyTo: messageId, text: 'Well?' }),
    rawMail({ from, inReplyTo: '<again@customer.example>', text: 'Found it' }),
  ])
  const [question, other, again, found] = arrived
  expect(new Set([question, again, found].map((mail) => mail?.conversation.id)).size).toBe(1)
  expect([question, again, found].map((mail) => mail?.message.sequence)).toEqual([1, 2, 3])
  expect(found?.conversation).toMatchObject({ lastSequence: 3, preview: 'Found it' })
  expect(other?.conversation.id).not.toBe(question?.conversation.id)
})

test('a group promises for each mail what a single one would', async () => {
  const [from, messageId] = ['Kim <kim@customer.example>', '<first@customer.example>']
  const { outcomes, arrived } = await ingestGroup([
    rawMail({ from, messageId }),
    rawMail({ from, inReplyTo: messageId, headers: ['Auto-Submitted: auto-replied'] }),
  ])
  const [first, second] = arrived.map(({ message, conversation }) => ({
    conversationId: conversation.id,
    messageId: message.id,
  }))
  expect(outcomes.map(({ events }) => events)).toEqual([
    [
      { type: 'message.received', automatic: false, ...first },
      { type: 'conversation.created', conversationId: first?.conversationId },
    ],
    [{ type: 'message.received', automatic: true, ...second }],
  ])
})

test('many first mails of one sender in a group make one contact, named by the first that has a name', async () => {
  const senders = ['many@customer.example', 'Mae Many <many@customer.example>', 'M <MANY@customer.example>']
  const { arrived } = await ingestGroup(senders.map((from) => rawMail({ from })))
  const contacts = await asSystem('test', (db) =>
    db.contact.findMany({ where: { organizationId: organization.id, email: 'many@customer.example' } }),
  )
  expect(contacts.map(({ name }) => name)).toEqual(['Mae Many'])
  expect(new Set(arrived.map(({ conversation }) => conversation.number)).size).toBe(3)
})

test('a mail that is in a group twice is written once', async () => {
  const raw = rawMail({ from: 'twice@customer.example' })
  const { inboundMailId } = await accept(organization, { raw })
  const input = { inboundMailId, mail: await readMail(raw), files: [], rawKey: 'raw/twice' }
  const outcomes = await asProduct(organization, (ctx) => ingest(ctx, [input, input]))
  const { message } = await arrivedAs(inboundMailId)
  expect(outcomes.map(({ result }) => result)).toEqual([{ messageId: message.id }, null])
  expect(outcomes[1]?.events).toEqual([])
})

test('a mail overtaken by later ones of its conversation gets its place, and is unread', async () => {
  const { conversation, message } = await receiveMail(organization)
  const inReplyTo = message.messageId ?? ''
  const slow = await accept(organization, { raw: rawMail({ inReplyTo, text: 'Before' }) })
  const fast = await accept(organization, { raw: rawMail({ inReplyTo, text: 'After' }) })
  await ingestMail({ organizationId: organization.id, inboundMailId: fast.inboundMailId })
  await as(organization, 'agent', (ctx) => markRead(ctx, { conversation: conversation.id, read: true }))
  await ingestMail({ organizationId: organization.id, inboundMailId: slow.inboundMailId })
  const [before, after] = [await arrivedAs(slow.inboundMailId), await arrivedAs(fast.inboundMailId)]
  expect([before.message.sequence, after.message.sequence]).toEqual([2, 3])
  expect(after.conversation).toMatchObject({ preview: 'After', lastMessageAt: after.message.createdAt })
  const reads = await asSystem('test', (db) =>
    db.conversationRead.findMany({ where: { conversationId: conversation.id } }),
  )
  expect(reads.map(({ sequence }) => sequence)).toEqual([1])
})

test('a mail that arrives while its conversation is being answered takes the next place and reopens it', async () => {
  const { conversation, message } = await receiveMail(organization)
  const { inboundMailId } = await accept(organization, {
    raw: rawMail({ inReplyTo: message.messageId ?? '', text: 'One more thing' }),
  })
  const { ingesting } = await as(organization, 'agent', async (ctx) => {
    await reply(ctx, { conversation: conversation.id, text: 'On it', attachmentIds: [], resolve: true })
    const ingesting = ingestMail({ organizationId: organization.id, inboundMailId })
    await untilSomebodyWaits()
    return { ingesting }
  })
  await ingesting
  const arrived = await arrivedAs(inboundMailId)
  expect(arrived.message.sequence).toBe(3)
  expect(arrived.conversation).toMatchObject({ status: 'open', lastSequence: 3 })
  const reopened = await asSystem('test', (db) =>
    db.conversationEvent.count({ where: { conversationId: conversation.id, type: 'reopened' } }),
  )
  expect(reopened).toBe(1)
})
