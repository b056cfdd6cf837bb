import { Readable } from 'node:stream'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { parseMail } from '@frontdesk/integrations/email/parse-mail'
import { tokenFromAddress } from '@frontdesk/integrations/email/thread-headers'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { uploadAttachment } from '../attachments/upload.ts'
import { asSystem } from '../context.ts'
import { claimDelivery } from '../deliveries/claim.ts'
import { settleDelivery } from '../deliveries/settle.ts'
import { undoDelivery } from '../deliveries/undo.ts'
import { reply } from '../messages/reply.ts'
import { addNote } from '../notes/add.ts'
import { as, asProduct, auditEntries, promisedJobs } from '../test/contexts.ts'
import { receiveMail } from '../test/mails.ts'
import { type Script, withScriptedSmtp } from '../test/scripted-smtp.ts'
import { numberOfToken } from '../threading/token.ts'
import { deliverMessage } from './deliver-message.ts'

withTestDatabase()
const smtp = withScriptedSmtp()

let organization: TestOrganization
let conversationId: string
let number: number

beforeAll(async () => {
  organization = await createOrganization()
  await asSystem('test', async (db) => {
    await db.organization.update({ where: { id: organization.id }, data: { undoSeconds: 0 } })
    await db.mailbox.update({
      where: { id: organization.mailbox.id },
      data: { signature: 'Your support team' },
    })
  })
})

beforeEach(async () => {
  // One test's refused recipient is the next one's customer.
  await asSystem('test', (db) => db.suppression.deleteMany({ where: { organizationId: organization.id } }))
  const first = await receiveMail(organization, {
    from: 'Ada Keller <ada@customer.example>',
    cc: 'bob@home.example',
    messageId: `<${crypto.randomUUID()}@customer.example>`,
    references: '<older@customer.example>',
    text: 'Where is my parcel?\r\nIt should be here.',
  })
  conversationId = first.conversation.id
  number = first.conversation.number
})

async function send(fields: { to?: string[]; cc?: string[]; attachmentIds?: string[] } = {}) {
  const { id } = await as(organization, 'agent', (ctx) =>
    reply(ctx, {
      conversation: conversationId,
      text: 'It is on its way.',
      attachmentIds: [],
      resolve: true,
      ...fields,
    }),
  )
  return id
}

const deliver = (messageId: string) => deliverMessage({ organizationId: organization.id, messageId })
const deliveryOf = (messageId: string) =>
  asSystem('test', (db) => db.delivery.findUniqueOrThrow({ where: { messageId } }))
const conversationRow = () =>
  asSystem('test', (db) => db.conversation.findUniqueOrThrow({ where: { id: conversationId } }))
/** As if the time until the next try had passed. */
const makeDue = (messageId: string) =>
  asSystem('test', (db) =>
    db.delivery.update({ where: { messageId }, data: { notBefore: new Date(Date.now() - 1_000) } }),
  )

test('a reply leaves once, with everything a mail needs to be answered', async () => {
  const { id: fileId } = await uploadAttachment(
    { organizationId: organization.id, actor: { type: 'system', name: 'test' } },
    { filename: 'label.txt', contentType: 'text/plain', body: Readable.from([Buffer.from('a label')]) },
  )
  await as(organization, 'agent', (ctx) =>
    addNote(ctx, { conversation: conversationId, text: 'A difficult customer' }),
  )
  const messageId = await send({ attachmentIds: [fileId] })
  await Promise.all([deliver(messageId), deliver(messageId), deliver(messageId)])
  await deliver(messageId)
  expect(smtp.mails).toHaveLength(1)
  expect(await deliveryOf(messageId)).toMatchObject({ state: 'sent', error: null })

  const raw = smtp.mails[0]?.raw ?? ''
  expect(smtp.mails[0]?.to).toEqual(['ada@customer.example', 'bob@home.example'])
  expect(raw).not.toContain('difficult')
  const mail = await parseMail(Buffer.from(raw, 'latin1'))
  const stored = await asSystem('test', (db) => db.message.findUniqueOrThrow({ where: { id: messageId } }))
  const asked = await asSystem('test', (db) =>
    db.message.findFirstOrThrow({ where: { conversationId, sequence: 1 } }),
  )
  expect(mail).toMatchObject({
    subject: 'Re: Where is my parcel',
    from: { address: organization.mailbox.address },
    to: [{ name: 'Ada Keller', address: 'ada@customer.example' }],
    cc: [{ address: 'bob@home.example' }],
    messageId: stored.messageId,
    inReplyTo: asked.messageId,
    references: ['<older@customer.example>', asked.messageId],
  })
  const token = tokenFromAddress(mail.replyTo[0]?.address ?? '')
  expect(token?.base).toBe(organization.mailbox.address)
  expect(numberOfToken(organization.id, token?.token ?? '')).toBe(number)
  expect(mail.text).toContain('It is on its way.\n\n-- \nYour support team')
  expect(mail.text).toContain('> Where is my parcel?\n> It should be here.')
  expect(mail.attachments.map((file) => [file.filename, Buffer.from(file.content).toString()])).toEqual([
    ['label.txt', 'a label'],
  ])
})

const refusals: [string, Script, string, RegExp][] = [
  ['refused with 550', { rcpt: () => '550 no such user' }, 'failed', /no such user/],
  ['refused with 554 after the data', { end: '554 looks like spam' }, 'failed', /looks like spam/],
  ['put off with 451', { rcpt: () => '451 try later' }, 'queued', /try later/],
  ['put off with 452 before the data', { data: '452 no room' }, 'queued', /no room/],
  ['put off with 451 after the data', { end: '451 try later' }, 'queued', /try later/],
  ['cut off after the data', { end: 'close' }, 'unknown', /./],
]

test.each(refusals)('a mail %s ends as it should, after one try', async (_, script, state, error) => {
  smtp.expect(script)
  const messageId = await send()
  const before = smtp.connections
  await deliver(messageId)
  const delivery = await deliveryOf(messageId)
  expect(delivery).toMatchObject({ state, attempts: 1 })
  expect(delivery.error).toMatch(error)
  expect(smtp.connections - before).toBe(1)
  const { status } = await conversationRow()
  expect(status).toBe(state === 'queued' ? 'resolved' : 'open')
})

test('a mail put off leaves at the next try, and only then', async () => {
  smtp.expect({ rcpt: () => '451 try later' })
  const messageId = await send()
  await deliver(messageId)
  const { notBefore } = await deliveryOf(messageId)
  expect(notBefore.getTime()).toBeGreaterThan(Date.now())
  const next = (await promisedJobs(organization, 'deliver-message')).filter(
    ({ payload }) => (payload as { messageId: string }).messageId === messageId,
  )
  expect(next.at(-1)?.notBefore).toEqual(notBefore)
  await deliver(messageId)
  expect(smtp.mails).toHaveLength(0)
  await makeDue(messageId)
  await deliver(messageId)
  expect(smtp.mails).toHaveLength(1)
  expect(await deliveryOf(messageId)).toMatchObject({ state: 'sent', attempts: 2 })
})

test('a server that never answers is given up after the last try', async () => {
  const messageId = await send()
  smtp.expect(...Array.from({ length: 8 }, () => ({ data: '451 never' })))
  for (let attempt = 1; attempt <= 8; attempt++) {
    await makeDue(messageId)
    await deliver(messageId)
  }
  expect(await deliveryOf(messageId)).toMatchObject({ state: 'failed', attempts: 8 })
  expect(smtp.mails).toHaveLength(0)
})

test('a mail whose fate nobody knows is not sent again by itself', async () => {
  smtp.expect({ end: 'close' })
  const messageId = await send()
  await deliver(messageId)
  await makeDue(messageId)
  await deliver(messageId)
  expect(smtp.mails).toHaveLength(1)
})

test('one refused recipient of two is named, and the other has the mail once', async () => {
  smtp.expect({ rcpt: (address) => (address.startsWith('bob') ? '550 unknown' : '250 fine') })
  const messageId = await send()
  await deliver(messageId)
  await deliver(messageId)
  expect(await deliveryOf(messageId)).toMatchObject({
    state: 'sent',
    error: 'Refused by the server: bob@home.example',
  })
  expect(smtp.mails.map(({ to }) => to)).toEqual([['ada@customer.example']])
})

test('what a server says cannot break the record of it', async () => {
  smtp.expect({ rcpt: () => `550 ${'no'.repeat(145)}\0 ${'😀'.repeat(300)}` })
  const messageId = await send()
  await deliver(messageId)
  expect(await deliveryOf(messageId)).toMatchObject({ state: 'failed' })
})

test('a process that died while handing over leaves an unknown outcome, and the conversation comes back', async () => {
  const messageId = await send()
  await asProduct(organization, (ctx) => claimDelivery(ctx, messageId, new Date()))
  await asSystem('test', (db) =>
    db.delivery.update({ where: { messageId }, data: { dataStartedAt: new Date() } }),
  )
  await deliver(messageId)
  expect(await deliveryOf(messageId)).toMatchObject({ state: 'unknown', attempts: 1 })
  expect(await conversationRow()).toMatchObject({ status: 'open', resolvedAt: null })
  expect(smtp.mails).toHaveLength(0)
})

test('a process that died before handing over costs nothing: the mail leaves once', async () => {
  const messageId = await send()
  await asProduct(organization, (ctx) => claimDelivery(ctx, messageId, new Date()))
  await deliver(messageId)
  expect(smtp.mails).toHaveLength(1)
  expect(await deliveryOf(messageId)).toMatchObject({ state: 'sent', attempts: 2 })
})

test('an unanswered fate is settled by a person: sent, or sent again', async () => {
  smtp.expect({ end: 'close' })
  const messageId = await send()
  await deliver(messageId)
  const settle = (state: 'sent' | 'queued') =>
    as(organization, 'agent', (ctx) => settleDelivery(ctx, { messageId, state }))
  expect((await settle('sent')).delivery).toMatchObject({ state: 'sent', error: null })
  await expect(settle('queued')).rejects.toMatchObject({ code: 'not_settleable' })

  smtp.expect({ end: 'close' })
  const other = await send()
  await deliver(other)
  await as(organization, 'agent', (ctx) => settleDelivery(ctx, { messageId: other, state: 'queued' }))
  await deliver(other)
  expect(await deliveryOf(other)).toMatchObject({ state: 'sent', attempts: 1 })
  expect(smtp.mails).toHaveLength(3)
  const audited = await auditEntries(organization, 'delivery.settle')
  expect(audited.map(({ subjectId }) => subjectId).sort()).toEqual([messageId, other].sort())
})

test('a reply that has left cannot be taken back, nor settled', async () => {
  const messageId = await send()
  await deliver(messageId)
  await expect(as(organization, 'agent', (ctx) => undoDelivery(ctx, { messageId }))).rejects.toMatchObject({
    code: 'already_sent',
  })
  await expect(
    as(organization, 'agent', (ctx) => settleDelivery(ctx, { messageId, state: 'queued' })),
  ).rejects.toMatchObject({ code: 'not_settleable' })
})

test('a reply taken back never leaves', async () => {
  const messageId = await send()
  await as(organization, 'agent', (ctx) => undoDelivery(ctx, { messageId }))
  await deliver(messageId)
  expect(smtp.mails).toHaveLength(0)
})

test.each([
  ['a malformed Message-ID', { messageId: '<no at sign; "quoted" \u0001>' }],
  ['malformed references', { references: '<a b@x> garbage <\u0002@y> <unclosed@z' }],
  ['recipients no mail can be sent to', { cc: '"x, y"@[bad, a@b@c.example, <>, x@exa mple.example' }],
  ['a sender with a quoted local part', { from: '"a b"@customer.example' }],
])('an answer to a mail with %s leaves', async (_, fields) => {
  const { conversation } = await receiveMail(organization, fields)
  conversationId = conversation.id
  const messageId = await send()
  await deliver(messageId)
  expect(await deliveryOf(messageId)).toMatchObject({ state: 'sent' })
})
