import { Readable } from 'node:stream'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { parseMail } from '@frontdesk/integrations/email/parse-mail'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, test } from 'vitest'
import { uploadAttachment } from '../attachments/upload.ts'
import { asSystem } from '../context.ts'
import { listScheduled } from '../deliveries/list.ts'
import { rescheduleDelivery } from '../deliveries/reschedule.ts'
import { undoDelivery } from '../deliveries/undo.ts'
import { readDraft } from '../drafts/read.ts'
import { deliverMessage } from '../flows/deliver-message.ts'
import { type ReplyInput, reply } from '../messages/reply.ts'
import { changeSendingRules } from '../organizations/sending-rules.ts'
import { readReplyRecipients } from '../recipients/read.ts'
import { as } from '../test/contexts.ts'
import { receive, receiveMail } from '../test/mails.ts'
import { withScriptedSmtp } from '../test/scripted-smtp.ts'
import { forward } from './forward.ts'
import { openSharedFile, sharedFileUrl } from './shared-file.ts'

withTestDatabase()
const smtp = withScriptedSmtp()

let organization: TestOrganization
let conversationId: string
let firstId: string

beforeEach(async () => {
  organization = await createOrganization()
  await as(organization, 'admin', (ctx) =>
    changeSendingRules(ctx, { undoSeconds: 0, timeZone: 'Europe/Berlin', businessHours: [] }),
  )
  const { conversation, message } = await receiveMail(organization, { cc: 'bob@home.example' })
  conversationId = conversation.id
  firstId = message.id
})

const send = (fields: Partial<ReplyInput> = {}) =>
  as(organization, 'agent', (ctx) =>
    reply(ctx, {
      conversation: conversationId,
      text: 'On its way',
      attachmentIds: [],
      resolve: false,
      ...fields,
    }),
  )
const deliver = (messageId: string) => deliverMessage({ organizationId: organization.id, messageId })
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
const conversationRow = () =>
  asSystem('test', (db) => db.conversation.findUniqueOrThrow({ where: { id: conversationId } }))
const scheduled = async () =>
  (await as(organization, 'viewer', (ctx) => listScheduled(ctx, { limit: 10 }))).items
const upload = (size: number) =>
  uploadAttachment(
    { organizationId: organization.id, actor: { type: 'system', name: 'test' } },
    { filename: 'film.mp4', contentType: 'video/mp4', body: Readable.from([Buffer.alloc(size, 7)]) },
  )
const recipients = (input: Partial<Parameters<typeof readReplyRecipients>[1]> = {}) =>
  as(organization, 'agent', (ctx) =>
    readReplyRecipients(ctx, { conversation: conversationId, mode: 'reply_all', ...input }),
  )

test('a scheduled reply waits, is listed, leaves at its time, and only then ends the waiting', async () => {
  const sendAt = inHours(5)
  const sent = await send({ sendAt })
  expect(sent.delivery).toMatchObject({ scheduled: true, notBefore: sendAt, state: 'queued' })
  expect(await scheduled()).toMatchObject([{ messageId: sent.id, sendAt, cancelOnReply: false }])
  await deliver(sent.id)
  expect(smtp.mails).toEqual([])
  expect((await conversationRow()).waitingSince).not.toBeNull()
  await as(organization, 'agent', (ctx) => rescheduleDelivery(ctx, { messageId: sent.id, sendAt: 'now' }))
  await deliver(sent.id)
  expect(smtp.mails).toHaveLength(1)
  expect((await conversationRow()).waitingSince).toBeNull()
  expect(await scheduled()).toEqual([])
  await expect(
    as(organization, 'agent', (ctx) => rescheduleDelivery(ctx, { messageId: sent.id, sendAt: inHours(1) })),
  ).rejects.toMatchObject({ code: 'not_scheduled' })
})

test('scheduled mails are paged by the time they leave', async () => {
  const later = await send({ sendAt: inHours(9) })
  const sooner = await send({ sendAt: inHours(3) })
  const page = (cursor?: string) =>
    as(organization, 'viewer', (ctx) => listScheduled(ctx, { limit: 1, cursor }))
  const first = await page()
  const second = await page(first.nextCursor ?? '')
  expect([first, second].map(({ items }) => items[0]?.messageId)).toEqual([sooner.id, later.id])
  expect(second.nextCursor).toBeNull()
})

test.each(['2001-01-01T00:00:00Z', inHours(24 * 400)])('%s is no time to schedule for', async (sendAt) => {
  await expect(send({ sendAt })).rejects.toMatchObject({ code: 'invalid' })
})

test("the next business hours are read from the contact's clock", async () => {
  const always = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '03:00', to: '03:01' }))
  await as(organization, 'admin', (ctx) =>
    changeSendingRules(ctx, { undoSeconds: 10, timeZone: 'Europe/Berlin', businessHours: always }),
  )
  const hourIn = (zone: string, at: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
      new Date(at),
    )
  const first = await send({ sendAt: 'next_business_hours' })
  expect(hourIn('Europe/Berlin', first.delivery?.notBefore ?? '')).toBe('03:00')
  const { contactId } = await conversationRow()
  await asSystem('test', (db) =>
    db.contact.update({ where: { id: contactId }, data: { timeZone: 'Asia/Tokyo' } }),
  )
  const second = await send({ sendAt: 'next_business_hours' })
  expect(hourIn('Asia/Tokyo', second.delivery?.notBefore ?? '')).toBe('03:00')
})

test('a customer who writes first takes a scheduled reply back: it becomes the draft, its files are free', async () => {
  const file = await upload(10)
  const kept = await send({ sendAt: inHours(2), text: 'Without the wish' })
  const sent = await send({
    sendAt: inHours(2),
    cancelOnReply: true,
    attachmentIds: [file.id],
    text: 'Still there?',
  })
  await receiveMail(organization, { from: 'eve@home.example', subject: 'Another matter' })
  expect(await scheduled()).toHaveLength(2)
  const first = await asSystem('test', (db) => db.message.findUniqueOrThrow({ where: { id: firstId } }))
  await receiveMail(organization, { inReplyTo: first.messageId ?? '', text: 'It has come, thanks' })
  expect((await scheduled()).map(({ messageId }) => messageId)).toEqual([kept.id])
  await deliver(sent.id)
  expect(smtp.mails).toEqual([])
  const draft = await as(organization, 'agent', (ctx) => readDraft(ctx, { conversation: conversationId }))
  expect(draft.text).toBe('Still there?')
  const { messageId } = await asSystem('test', (db) =>
    db.attachment.findUniqueOrThrow({ where: { id: file.id } }),
  )
  expect(messageId).toBeNull()
})

test('a scheduled reply is canceled by hand as any other is undone', async () => {
  const sent = await send({ sendAt: inHours(2) })
  await as(organization, 'agent', (ctx) => undoDelivery(ctx, { messageId: sent.id }))
  expect(await scheduled()).toEqual([])
  await deliver(sent.id)
  expect(smtp.mails).toEqual([])
})

test('a forward carries text and files on, answers nobody, and leaves the customer waiting', async () => {
  const lines = [
    'From: Ada Keller <ada@customer.example>',
    `To: ${organization.mailbox.address}`,
    'Subject: Re: Broken lamp',
    `Message-ID: <${newId()}@customer.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'See the picture.',
    '--b',
    'Content-Type: text/csv; name="parts.csv"',
    'Content-Disposition: attachment; filename="parts.csv"',
    '',
    'a;b',
    '--b--',
    '',
  ]
  const { message, conversation } = await receive(organization, { raw: Buffer.from(lines.join('\r\n')) })
  const sent = await as(organization, 'agent', (ctx) =>
    forward(ctx, { messageId: message.id, to: ['carrier@parcels.example'], text: 'Please look at this.' }),
  )
  expect(sent).toMatchObject({ subject: 'Fwd: Broken lamp', conversationId: conversation.id })
  await deliver(sent.id)
  expect(smtp.mails.map(({ to }) => to)).toEqual([['carrier@parcels.example']])
  const mail = await parseMail(Buffer.from(smtp.mails[0]?.raw ?? '', 'latin1'))
  expect(mail.inReplyTo).toBeNull()
  expect(mail.text).toMatch(
    /^Please look at this\.[\s\S]*Forwarded message[\s\S]*Ada Keller[\s\S]*See the picture\./,
  )
  expect(mail.attachments.map(({ filename }) => filename)).toEqual(['parts.csv'])
  const row = await asSystem('test', (db) =>
    db.conversation.findUniqueOrThrow({ where: { id: conversation.id } }),
  )
  expect(row.waitingSince).not.toBeNull()
})

test('a mail leaves from a verified alias of its mailbox, and from no other address', async () => {
  const alias = (address: string, sendAs: boolean) => ({
    id: newId(),
    organizationId: organization.id,
    mailboxId: organization.mailbox.id,
    address,
    fromName: 'Sales',
    sendAs,
  })
  const [sales, raw] = [`sales@${organization.slug}.example`, `raw@${organization.slug}.example`]
  await asSystem('test', (db) =>
    db.mailboxAddress.createMany({ data: [alias(sales, true), alias(raw, false)] }),
  )
  const sent = await send({ from: sales.toUpperCase() })
  expect(sent.from).toEqual({ name: 'Sales', address: sales })
  await expect(send({ from: raw })).rejects.toMatchObject({ code: 'alias_not_verified' })
  await expect(send({ from: 'ceo@elsewhere.example' })).rejects.toMatchObject({ code: 'unknown_alias' })
  const { from } = await recipients()
  expect(from.map(({ address, verified }) => [address, verified])).toEqual([
    [organization.mailbox.address, true],
    [raw, false],
    [sales, true],
  ])
})

test('what is too large for the provider is refused before it leaves, and may go as links that expire', async () => {
  await asSystem('test', (db) =>
    db.mailbox.update({
      where: { id: organization.mailbox.id },
      data: { settings: { maxMailBytes: 300_000 } },
    }),
  )
  const file = await upload(250_000)
  expect((await recipients({ attachmentIds: [file.id] })).size).toMatchObject({ limit: 300_000, fits: false })
  await expect(send({ attachmentIds: [file.id] })).rejects.toMatchObject({ code: 'too_large' })
  const sent = await send({ attachmentIds: [file.id], asLinks: true })
  await deliver(sent.id)
  const mail = await parseMail(Buffer.from(smtp.mails[0]?.raw ?? '', 'latin1'))
  expect(mail.attachments).toEqual([])
  const url = /http\S+\/api\/v1\/shared-files\/(\S+)/.exec(mail.text)?.[1] ?? ''
  expect(await openSharedFile(url)).toMatch(/^https?:/)
  const forged = url.slice(0, -1) + (url.endsWith('x') ? 'y' : 'x')
  await expect(openSharedFile(forged)).rejects.toMatchObject({ code: 'not_found' })
  const [expired] = sharedFileUrl({
    organizationId: organization.id,
    attachmentId: file.id,
    expiresAt: new Date(Date.now() - 1_000),
  })
    .split('/')
    .slice(-1)
  await expect(openSharedFile(expired ?? '')).rejects.toMatchObject({ code: 'not_found' })
})

test('a file that no mail offers as a link cannot be fetched by one', async () => {
  const file = await upload(10)
  const url = sharedFileUrl({
    organizationId: organization.id,
    attachmentId: file.id,
    expiresAt: new Date(Date.now() + 60_000),
  })
  await expect(openSharedFile(url.split('/').at(-1) ?? '')).rejects.toMatchObject({ code: 'not_found' })
})

test('shows who is new, who is gone and who was never written to', async () => {
  const usual = await recipients()
  expect(usual.to).toEqual([{ name: 'Ada Keller', address: 'ada@customer.example' }])
  expect(usual).toMatchObject({ added: [], removed: [], firstTimeOutside: [], suppressed: [] })
  expect((await recipients({ mode: 'reply' })).removed).toEqual(['bob@home.example'])
  const changed = await recipients({ cc: ['new@outside.example'] })
  expect(changed).toMatchObject({
    added: ['new@outside.example'],
    removed: ['bob@home.example'],
    firstTimeOutside: ['new@outside.example'],
  })
  expect(await recipients({ mode: 'forward', messageId: firstId })).toMatchObject({
    to: [],
    cc: [],
    added: [],
  })
  const sent = await send({ cc: ['new@outside.example'] })
  await deliver(sent.id)
  expect((await recipients({ cc: ['new@outside.example'] })).firstTimeOutside).toEqual([])
})

test('a reply to an earlier message goes to the people of that one, and names it', async () => {
  const first = await asSystem('test', (db) => db.message.findUniqueOrThrow({ where: { id: firstId } }))
  await receiveMail(organization, {
    from: 'Bob <bob@home.example>',
    cc: 'ada@customer.example',
    inReplyTo: first.messageId ?? '',
    references: first.messageId ?? '',
  })
  const sent = await send({ answers: firstId, mode: 'reply' })
  expect(sent.to.map(({ address }) => address)).toEqual(['ada@customer.example'])
  const row = await asSystem('test', (db) => db.message.findUniqueOrThrow({ where: { id: sent.id } }))
  expect(row.inReplyTo).toBe(first.messageId)
})
