import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeAll, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { classifyStoredMessage } from '../../flows/classify-message.ts'
import { ingestMail } from '../../flows/ingest-mail.ts'
import { as, promisedJobs } from '../../test/contexts.ts'
import { accept, arrivedAs, inboundRow, type MailFields, rawMail } from '../../test/mails.ts'
import { workOff } from '../../test/workflows.ts'
import { reply } from '../reply.ts'

withTestDatabase()

let organization: TestOrganization
let us: string

beforeAll(async () => {
  organization = await createOrganization()
  us = organization.mailbox.address
})

type Where = { id?: string; thread?: string; sent?: boolean; history?: true; at?: string }

/** A mail as a mailbox at its provider hands it out. */
async function fetched(fields: MailFields, where: Where = {}) {
  const { inboundMailId } = await accept(organization, {
    raw: rawMail({ to: us, ...fields }),
    origin: {
      via: 'provider',
      authority: null,
      sent: where.sent ?? false,
      ...(where.history ? { history: true } : {}),
    },
    atProvider: {
      providerMessageId: `gmail:${where.id ?? newId()}`,
      providerThreadId: where.thread ?? null,
      contentHash: null,
      receivedAt: where.at ? new Date(where.at) : null,
    },
  })
  await ingestMail({ organizationId: organization.id, inboundMailId })
  return inboundMailId
}

const messagesOf = (conversationId: string) =>
  asSystem('test', (db) => db.message.findMany({ where: { conversationId }, orderBy: { sequence: 'asc' } }))
const conversationRow = (id: string) =>
  asSystem('test', (db) => db.conversation.findUniqueOrThrow({ where: { id } }))

test('a reply written in the provider’s own program stands in its conversation, and nobody waits any more', async () => {
  const asked = await arrivedAs(await fetched({ messageId: '<asked@customer.example>' }, { thread: 't1' }))
  const answer = { from: us, to: 'Ada <ada@customer.example>', text: 'It left today.' }
  const sent = await arrivedAs(
    await fetched({ ...answer, inReplyTo: '<asked@customer.example>' }, { thread: 't1', sent: true }),
  )
  expect(sent.conversation.id).toBe(asked.conversation.id)
  expect(sent.message).toMatchObject({ direction: 'outbound', sequence: 2, text: 'It left today.' })
  expect(await conversationRow(asked.conversation.id)).toMatchObject({ waitingSince: null, lastSequence: 2 })
  const delivery = await asSystem('test', (db) =>
    db.delivery.findFirst({ where: { messageId: sent.message.id } }),
  )
  expect(delivery).toBeNull()
})

test('a reply of ours that is found among the sent mail only learns where it lies', async () => {
  const asked = await arrivedAs(await fetched({}))
  const ours = await as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation: asked.conversation.id, text: 'Soon.', attachmentIds: [], resolve: false }),
  )
  const copy = { from: us, to: 'ada@customer.example', messageId: ours.messageId, text: 'Soon.' }
  const inboundMailId = await fetched(copy, { id: 'sent-1', thread: 't2', sent: true })
  expect(await inboundRow(inboundMailId)).toMatchObject({ state: 'ingested', messageId: ours.id })
  const all = await messagesOf(asked.conversation.id)
  expect(all).toHaveLength(2)
  expect(all[1]).toMatchObject({ providerMessageId: 'gmail:sent-1', providerThreadId: 't2' })
})

const ownId = (id: string | null) => [`X-Frontdesk-Message-ID: ${id}`]

async function answered(thread: string) {
  const asked = await arrivedAs(await fetched({}, { thread }))
  const { id: conversation } = asked.conversation
  const ours = await as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation, text: 'Soon.', attachmentIds: [], resolve: false }),
  )
  const messageId = `<${newId()}@mail.provider.example>`
  const renamed = { from: us, to: 'ada@customer.example', text: 'Soon.', headers: ownId(ours.messageId) }
  return { conversation, ours, renamed: { ...renamed, messageId } }
}

test('a reply of ours that its provider renamed is known, and learns the name its recipients know it by', async () => {
  const { conversation, ours, renamed } = await answered('t4')
  for (const id of ['sent-4', 'sent-4-again']) {
    const inboundMailId = await fetched(renamed, { id, thread: 't4', sent: true })
    expect(await inboundRow(inboundMailId)).toMatchObject({ state: 'ingested', messageId: ours.id })
  }
  expect(await messagesOf(conversation)).toMatchObject([
    {},
    { id: ours.id, messageId: renamed.messageId, providerThreadId: 't4' },
  ])
  const back = await arrivedAs(await fetched({ inReplyTo: renamed.messageId, text: 'Thank you' }))
  expect(back.conversation.id).toBe(conversation)
  expect(back.message.threading).toMatchObject({ verdict: 'reference' })
})

test('a renamed reply of ours that is forwarded back to us is no mail of a customer', async () => {
  const { conversation, renamed } = await answered('t5')
  const inboundMailId = await fetched({ ...renamed, to: us })
  expect(await inboundRow(inboundMailId)).toMatchObject({ state: 'discarded' })
  expect(await messagesOf(conversation)).toHaveLength(2)
})

test('a stranger who shows the name of a mail of ours is not taken for us', async () => {
  const { conversation, renamed } = await answered('t6')
  const { from: _, ...forged } = renamed
  const stranger = 'Carl <carl@elsewhere.example>'
  const arrived = await arrivedAs(await fetched({ ...forged, to: us, from: stranger }))
  expect(arrived.message.direction).toBe('inbound')
  expect(arrived.conversation.id).not.toBe(conversation)
})

test('a thread at the provider alone joins nobody to a conversation they take no part in', async () => {
  const asked = await arrivedAs(await fetched({}, { thread: 't3' }))
  const toAStranger = { from: us, to: 'carl@elsewhere.example', text: 'Please look at this parcel.' }
  const sent = await arrivedAs(await fetched(toAStranger, { thread: 't3', sent: true }))
  expect(sent.conversation.id).not.toBe(asked.conversation.id)
  expect(sent.conversation).toMatchObject({ status: 'pending', waitingSince: null })
})

test('a form on a web site that writes to ourselves in our own name has come in', async () => {
  const arrived = await arrivedAs(await fetched({ from: us, to: us, text: 'A wish' }, { sent: true }))
  expect(arrived.message.direction).toBe('inbound')
})

test('a mailbox read backwards gives its conversations the order of time, and reopens none', async () => {
  const [first, second, third] = ['<1@customer.example>', '<2@customer.example>', '<3@customer.example>']
  const history = { history: true } as const
  const newest = await arrivedAs(
    await fetched(
      { messageId: third, references: `${first} ${second}`, text: 'third' },
      { ...history, at: '2026-03-03T10:00:00Z' },
    ),
  )
  await asSystem('test', (db) =>
    db.conversation.update({ where: { id: newest.conversation.id }, data: { status: 'resolved' } }),
  )
  const thread = { inReplyTo: third }
  await fetched({ messageId: first, text: 'first', ...thread }, { ...history, at: '2026-03-01T10:00:00Z' })
  await fetched({ messageId: second, text: 'second', ...thread }, { ...history, at: '2026-03-02T10:00:00Z' })
  const all = await messagesOf(newest.conversation.id)
  expect(all.map(({ sequence, text }) => [sequence, text])).toEqual([
    [1, 'first'],
    [2, 'second'],
    [3, 'third'],
  ])
  expect(await conversationRow(newest.conversation.id)).toMatchObject({
    status: 'resolved',
    lastSequence: 3,
    preview: 'third',
    lastMessageAt: new Date('2026-03-03T10:00:00Z'),
  })
})

test('a mail that comes late but is news brings its conversation back', async () => {
  const asked = await arrivedAs(await fetched({ messageId: '<news@customer.example>' }))
  const { id } = asked.conversation
  await asSystem('test', (db) => db.conversation.update({ where: { id }, data: { status: 'resolved' } }))
  const late = { inReplyTo: '<news@customer.example>', text: 'And one more thing' }
  await fetched(late, { at: new Date(Date.now() - 3_600_000).toISOString() })
  expect(await conversationRow(id)).toMatchObject({ status: 'open', lastSequence: 2 })
})

test('history is judged, but nobody is offered a draft for it, as for mail of today', async () => {
  const [old, today] = [
    await arrivedAs(await fetched({}, { history: true, at: '2025-01-01T10:00:00Z' })),
    await arrivedAs(await fetched({})),
  ]
  expect(old.message.createdAt).toEqual(new Date('2025-01-01T10:00:00Z'))
  for (const { message } of [old, today])
    await classifyStoredMessage({ organizationId: organization.id, messageId: message.id })
  await workOff(organization)
  const drafts = (await promisedJobs(organization, 'draft-reply')).map(({ payload }) => payload)
  expect(drafts).toContainEqual(expect.objectContaining({ conversationId: today.conversation.id }))
  expect(drafts).not.toContainEqual(expect.objectContaining({ conversationId: old.conversation.id }))
})
