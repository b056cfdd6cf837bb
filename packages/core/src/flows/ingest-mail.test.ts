import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { storage } from '@frontdesk/integrations/storage/storage'
import { mailMemory } from '@frontdesk/runtime/process/byte-budget'
import { beforeAll, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { rawKey } from '../messages/inbound/raw-key.ts'
import { reply } from '../messages/reply.ts'
import { as, promisedJobs } from '../test/contexts.ts'
import { accept, inboundRow, rawMail, receive, receiveMail } from '../test/mails.ts'
import { ingestMail } from './ingest-mail.ts'

withTestDatabase()

let organization: TestOrganization

beforeAll(async () => {
  organization = await createOrganization()
})

const ingestAll = (ids: string[]) =>
  Promise.all(ids.map((inboundMailId) => ingestMail({ organizationId: organization.id, inboundMailId })))

function messagesOf(conversationId: string) {
  return asSystem('test', (db) =>
    db.message.findMany({ where: { conversationId }, orderBy: { sequence: 'asc' } }),
  )
}

test('a first mail opens a conversation with its contact, its raw form and the work to come', async () => {
  const { message, conversation, threading, inboundMailId } = await receiveMail(organization, {
    from: 'Grace Hill <Grace@Customer.example>',
    subject: 'Broken lamp',
    text: 'The lamp arrived broken.',
  })
  expect(conversation).toMatchObject({ subject: 'Broken lamp', status: 'open', lastSequence: 1 })
  expect(conversation.waitingSince).toEqual(message.createdAt)
  expect(message).toMatchObject({
    direction: 'inbound',
    sequence: 1,
    fromAddress: 'grace@customer.example',
    text: 'The lamp arrived broken.',
    autoKind: 'human',
  })
  expect(threading).toMatchObject({ verdict: 'new', evidence: ['names no earlier mail'] })
  expect(await storage().stat(message.rawKey ?? '')).not.toBeNull()
  expect(await inboundRow(inboundMailId)).toMatchObject({ state: 'ingested', messageId: message.id })
  const jobs = await promisedJobs(organization, 'classify-message')
  expect(jobs.map(({ payload }) => payload)).toContainEqual({ messageId: message.id })
})

test('the same mail sent again by a server that missed our answer becomes one message', async () => {
  const raw = rawMail({ messageId: '<once@customer.example>' })
  const again = Buffer.concat([
    Buffer.from('Received: from mx by relay; Tue, 2 Jun 2026 10:00:00 +0000\r\n'),
    raw,
  ])
  const first = await accept(organization, { raw })
  const second = await accept(organization, { raw: again })
  expect([first.duplicate, second.duplicate]).toEqual([false, true])
  await ingestAll([first.inboundMailId, first.inboundMailId])
  const kept = await asSystem('test', (db) =>
    db.message.count({ where: { messageId: '<once@customer.example>' } }),
  )
  expect(kept).toBe(1)
})

test('one mail accepted twenty times at the same moment is kept once', async () => {
  const raw = rawMail({ messageId: '<storm@customer.example>' })
  const accepted = await Promise.all(Array.from({ length: 20 }, () => accept(organization, { raw })))
  expect(accepted.filter(({ duplicate }) => !duplicate)).toHaveLength(1)
})

test('another mail under a Message-ID that was used before is a message of its own', async () => {
  const messageId = '<reused@customer.example>'
  const first = await receiveMail(organization, { messageId, text: 'One' })
  const second = await receiveMail(organization, { messageId, text: 'Two' })
  expect(second.message.id).not.toBe(first.message.id)
  expect(second.message.text).toBe('Two')
})

test('a mail without a Message-ID is kept as often as it is sent', async () => {
  const fields = { messageId: null, text: 'Please call me back' }
  const first = await receiveMail(organization, fields)
  const second = await receiveMail(organization, fields)
  expect(second.message.id).not.toBe(first.message.id)
})

test('a mail to two mailboxes is a conversation in each', async () => {
  const sales = { id: crypto.randomUUID(), address: `sales@${organization.slug}.example` }
  await asSystem('test', (db) =>
    db.mailbox.create({
      data: { ...sales, organizationId: organization.id, name: 'Sales', fromName: 'Sales' },
    }),
  )
  const raw = rawMail({ to: `${organization.mailbox.address}, ${sales.address}` })
  const support = await receive(organization, { raw })
  const other = await receive(organization, { raw, mailboxId: sales.id, envelopeTo: sales.address })
  expect(other.conversation.id).not.toBe(support.conversation.id)
  expect(other.conversation.mailboxId).toBe(sales.id)
})

test('our own mail that comes back is set aside and changes nothing', async () => {
  const { conversation } = await receiveMail(organization)
  const sent = await as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation: conversation.id, text: 'On its way', attachmentIds: [], resolve: false }),
  )
  const raw = rawMail({ from: `Support <${organization.mailbox.address}>`, messageId: sent.messageId ?? '' })
  const { inboundMailId } = await accept(organization, { raw })
  await ingestAll([inboundMailId])
  expect(await inboundRow(inboundMailId)).toMatchObject({ state: 'discarded', messageId: null })
  expect(await messagesOf(conversation.id)).toHaveLength(2)
})

test('a mail whose raw form is gone goes to quarantine and is not tried again', async () => {
  const { inboundMailId } = await accept(organization, { raw: rawMail() })
  const { rawKey } = await inboundRow(inboundMailId)
  await storage().delete(rawKey)
  await ingestAll([inboundMailId])
  const row = await inboundRow(inboundMailId)
  expect(row).toMatchObject({ state: 'quarantined', error: 'Its raw form is not in storage' })
  await ingestAll([inboundMailId])
  expect(await inboundRow(inboundMailId)).toEqual(row)
})

test('bytes that are no mail at all are still kept and shown', async () => {
  const noise = Buffer.from(Array.from({ length: 2_000 }, (_, index) => (index * 7_919) % 256))
  for (const raw of [noise, Buffer.alloc(0), Buffer.from('\0\0\0'), Buffer.from('\r\n\r\n\0')]) {
    const { message, conversation } = await receive(organization, { raw, envelopeFrom: '' })
    expect(message.fromAddress).not.toBe('')
    expect(conversation.lastSequence).toBe(1)
  }
})

test('keeps twenty-five files of one mail, each in its place', async () => {
  const parts = Array.from({ length: 25 }, (_, index) => [
    '--b',
    `Content-Type: text/plain; name="note-${index}.txt"`,
    `Content-Disposition: attachment; filename="note-${index}.txt"`,
    '',
    `note number ${index}`,
  ])
  const { message, conversation } = await receiveMail(organization, {
    headers: ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'],
    text: ['--b', 'Content-Type: text/plain', '', 'See attached', ...parts.flat(), '--b--'].join('\r\n'),
  })
  const files = await asSystem('test', (db) => db.attachment.findMany({ where: { messageId: message.id } }))
  expect(files.map(({ filename }) => filename).sort()).toEqual(
    Array.from({ length: 25 }, (_, index) => `note-${index}.txt`).sort(),
  )
  expect(conversation.hasAttachments).toBe(true)
  const sizes = await Promise.all(files.map(({ storageKey }) => storage().stat(storageKey)))
  expect(sizes.map((stat) => stat?.size)).toEqual(files.map(({ size }) => size))
})

test('thirty mails of one thread at the same moment take their places one after another', async () => {
  const { conversation, message } = await receiveMail(organization, { from: 'Ada <thirty@customer.example>' })
  const accepted = await Promise.all(
    Array.from({ length: 29 }, (_, index) =>
      accept(organization, {
        raw: rawMail({
          from: 'Ada <thirty@customer.example>',
          inReplyTo: message.messageId ?? '',
          text: `Reminder ${index}`,
        }),
      }),
    ),
  )
  await ingestAll(accepted.map(({ inboundMailId }) => inboundMailId))
  const messages = await messagesOf(conversation.id)
  expect(messages.map(({ sequence }) => sequence)).toEqual(
    Array.from({ length: 30 }, (_, index) => index + 1),
  )
  expect(new Set(messages.map(({ text }) => text)).size).toBe(30)
})

test('forty conversations opened at the same moment get forty numbers without a gap', async () => {
  const counter = () =>
    asSystem('test', (db) => db.organization.findUniqueOrThrow({ where: { id: organization.id } }))
  const { nextNumber } = await counter()
  const accepted = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      accept(organization, { raw: rawMail({ from: `n${index}@customer.example` }) }),
    ),
  )
  await ingestAll(accepted.map(({ inboundMailId }) => inboundMailId))
  const opened = await asSystem('test', (db) =>
    db.conversation.findMany({
      where: { organizationId: organization.id, number: { gte: nextNumber } },
      orderBy: { number: 'asc' },
    }),
  )
  expect(opened.map(({ number }) => number)).toEqual(
    Array.from({ length: 40 }, (_, index) => nextNumber + index),
  )
  expect((await counter()).nextNumber).toBe(nextNumber + 40)
})

test('two runs of one ingest write one message', async () => {
  const { inboundMailId } = await accept(organization, { raw: rawMail({ subject: 'Run twice' }) })
  await ingestAll(Array.from({ length: 5 }, () => inboundMailId))
  expect(await asSystem('test', (db) => db.message.count({ where: { subject: 'Run twice' } }))).toBe(1)
})

test.each([
  ['the subject', { subject: 'a\0b' }],
  ['an encoded subject', { subject: '=?utf-8?B?YQBi?= =?utf-16be?B?2AA=?=' }],
  ['the sender', { from: '"A\0da" <a\0da@customer.example>' }],
  ['an encoded sender', { from: '=?utf-8?Q?A=00da?= <ada@customer.example>' }],
  ['the recipients', { to: '"x\0" <x\0@shop.example>, =?utf-8?Q?=00?= <y@shop.example>', cc: 'a\0@b\0' }],
  ['the Message-ID', { messageId: '<a\0b@customer.example>' }],
  ['the references', { inReplyTo: '<a\0b@x>', references: '<c\0d@x> <e\0@y>' }],
  ['the text', { text: 'a\0b' }],
  [
    'the HTML',
    {
      headers: ['MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8'],
      text: '<p title="a\0">a\0b&#0;&#xD800;</p>',
    },
  ],
  [
    'the text in another charset',
    {
      headers: [
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-16le',
        'Content-Transfer-Encoding: base64',
      ],
      text: Buffer.from('a\u0000b\ud800c', 'utf16le').toString('base64'),
    },
  ],
  [
    'the name and type of a file',
    {
      headers: ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'],
      text: [
        '--b',
        'Content-Type: applica\0tion/pdf; name="a\0.pdf"',
        'Content-ID: <i\0d@x>',
        "Content-Disposition: attachment; filename*=utf-8''a%00%ED%A0%80.pdf",
        '',
        'x',
        '--b--',
      ].join('\r\n'),
    },
  ],
])('a NUL byte or half a surrogate pair in %s loses no mail', async (_, fields) => {
  const { message } = await receiveMail(organization, fields)
  const written = JSON.stringify(message)
  expect(written).not.toContain('\\u0000')
  expect(written).not.toMatch(/\\ud[89a-f]/i)
})

test('a NUL byte in the envelope loses no mail', async () => {
  const { message } = await receiveMail(organization, {}, { envelopeFrom: 'a\0@x.example' })
  expect(message.sequence).toBe(1)
})

test('a mail waits for memory, holds it while it is read, and gives it back also when it cannot be read', async () => {
  const memory = mailMemory()
  const everything = memory.free
  const all = memory.takeNow(everything)
  const { inboundMailId } = await accept(organization, { raw: rawMail({ subject: 'Waits' }) })
  const ingested = ingestMail({ organizationId: organization.id, inboundMailId })
  while (memory.waiting === 0) await new Promise((resolve) => setImmediate(resolve))
  all?.release()
  await ingested
  expect(memory.free).toBe(everything)
  const lost = await accept(organization, { raw: rawMail({ subject: 'Lost' }) })
  await storage().delete(rawKey(organization.id, lost.inboundMailId))
  await ingestMail({ organizationId: organization.id, inboundMailId: lost.inboundMailId })
  expect(memory.free).toBe(everything)
})
