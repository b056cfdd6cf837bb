import { Readable } from 'node:stream'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { uploadAttachment } from '../attachments/upload.ts'
import { asSystem } from '../context.ts'
import { openConversation } from '../conversations/open.ts'
import { undoDelivery } from '../deliveries/undo.ts'
import { readDraft } from '../drafts/read.ts'
import { saveDraft } from '../drafts/save.ts'
import { as, auditEntries, promisedJobs } from '../test/contexts.ts'
import { receiveMail } from '../test/mails.ts'
import { listMessages } from './list.ts'
import { type ReplyInput, reply } from './reply.ts'

withTestDatabase()

let organization: TestOrganization
let conversationId: string

beforeAll(async () => {
  organization = await createOrganization()
})

beforeEach(async () => {
  const { address } = organization.mailbox
  const { conversation } = await receiveMail(organization, {
    from: 'Ada Keller <ada@customer.example>',
    to: `Support <${address}>, Bob <Bob@Home.example>, ada@customer.example`,
    cc: `carl@home.example, ${address.replace('@', '+tag@')}`,
  })
  conversationId = conversation.id
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
const undo = (messageId: string) => as(organization, 'agent', (ctx) => undoDelivery(ctx, { messageId }))
const draft = () => as(organization, 'agent', (ctx) => readDraft(ctx, { conversation: conversationId }))
const conversationRow = () =>
  asSystem('test', (db) => db.conversation.findUniqueOrThrow({ where: { id: conversationId } }))
const upload = (to = organization) =>
  uploadAttachment(
    { organizationId: to.id, actor: { type: 'system', name: 'test' } },
    { filename: '../a\\b/label.txt', contentType: 'text/plain; x', body: Readable.from([Buffer.from('x')]) },
  )

test('answers where the mail asks to be answered, as contact forms do', async () => {
  const { conversation } = await receiveMail(organization, {
    from: 'Contact form <no-reply@shop.example>',
    to: organization.mailbox.address,
    headers: ['Reply-To: Bea Form <Bea@form.example>'],
  })
  const sent = await send({ conversation: conversation.id })
  expect(sent.to).toEqual([{ name: 'Bea Form', address: 'bea@form.example' }])
})

test('answers the sender and everybody else who was on the mail, never ourselves', async () => {
  const sent = await send()
  expect(sent.to).toEqual([{ name: 'Ada Keller', address: 'ada@customer.example' }])
  expect(sent.cc.map(({ address }) => address)).toEqual(['bob@home.example', 'carl@home.example'])
  expect(sent.from.address).toBe(organization.mailbox.address)
  const [job] = (await promisedJobs(organization, 'deliver-message')).slice(-1)
  expect(job?.payload).toEqual({ messageId: sent.id })
  expect(job?.notBefore.toISOString()).toBe(sent.delivery?.notBefore)
})

test('goes only to those the agent named, each once', async () => {
  const sent = await send({
    to: ['Dora@home.example', 'dora@home.example'],
    cc: ['dora@home.example', 'eve@home.example'],
    bcc: ['fay@home.example', 'eve@home.example'],
  })
  const delivery = await asSystem('test', (db) =>
    db.delivery.findUniqueOrThrow({ where: { messageId: sent.id } }),
  )
  expect(sent.to.map(({ address }) => address)).toEqual(['dora@home.example'])
  expect(delivery.recipients).toEqual(['dora@home.example', 'eve@home.example', 'fay@home.example'])
})

test('refuses a reply that would reach nobody outside', async () => {
  await expect(send({ to: [organization.mailbox.address] })).rejects.toMatchObject({ code: 'invalid' })
})

test('answers the newest mail of a person, not an absence note after it', async () => {
  await receiveMail(organization, {
    from: 'robot@home.example',
    headers: ['Auto-Submitted: auto-replied'],
    inReplyTo: (await send()).messageId ?? '',
  })
  expect((await send()).to.map(({ address }) => address)).toEqual(['ada@customer.example'])
})

test('ends the waiting, and resolves when asked to', async () => {
  await send()
  expect(await conversationRow()).toMatchObject({ waitingSince: null, status: 'open' })
  await send({ resolve: true })
  const row = await conversationRow()
  expect(row.status).toBe('resolved')
  expect(row.resolvedAt).not.toBeNull()
  expect((await auditEntries(organization, 'message.reply')).length).toBeGreaterThan(1)
})

test('a reply taken back becomes the draft again, its files free, its conversation as before', async () => {
  const file = await upload()
  expect(file).toMatchObject({ filename: 'label.txt', contentType: 'text/plain' })
  const before = await conversationRow()
  await as(organization, 'agent', (ctx) => saveDraft(ctx, { conversation: conversationId, text: 'On it' }))
  const sent = await send({ attachmentIds: [file.id, file.id], resolve: true })
  expect(sent.attachments.map(({ id }) => id)).toEqual([file.id])
  expect((await draft()).text).toBe('')

  const view = await undo(sent.id)
  expect(view.delivery?.state).toBe('undone')
  expect(view.attachments.map(({ id }) => id)).toEqual([file.id])
  expect((await draft()).text).toBe('On its way')
  const { status, resolvedAt, waitingSince } = before
  expect(await conversationRow()).toMatchObject({ status, resolvedAt, waitingSince, hasDraft: true })
  const page = await as(organization, 'agent', (ctx) =>
    listMessages(ctx, { conversation: conversationId, limit: 50 }),
  )
  expect(page.items.map(({ direction }) => direction)).toEqual(['inbound'])
  expect((await undo(sent.id)).delivery?.state).toBe('undone')

  const again = await send({ attachmentIds: [file.id] })
  expect(again.attachments.map(({ id }) => id)).toEqual([file.id])
  expect(again.sequence).toBe(sent.sequence + 1)
})

test('taking back a second reply leaves the customer answered by the first', async () => {
  await send()
  const second = await send({ text: 'One more thing' })
  await undo(second.id)
  expect((await conversationRow()).waitingSince).toBeNull()
})

test('text typed since the reply is not lost when the reply is taken back', async () => {
  const sent = await send()
  await as(organization, 'agent', (ctx) =>
    saveDraft(ctx, { conversation: conversationId, text: 'And by the way' }),
  )
  await undo(sent.id)
  const { text } = await draft()
  expect(text).toContain('On its way')
  expect(text).toContain('And by the way')
})

test("another organization's file, one that is used, and one that never was cannot be attached", async () => {
  const other = await createOrganization()
  const used = await upload()
  await send({ attachmentIds: [used.id] })
  for (const id of [(await upload(other)).id, used.id, crypto.randomUUID()]) {
    const { lastSequence } = await conversationRow()
    await expect(send({ attachmentIds: [id] })).rejects.toMatchObject({ code: 'not_found' })
    expect((await conversationRow()).lastSequence).toBe(lastSequence)
  }
})

test('a NUL byte in the text is left out', async () => {
  const sent = await send({ text: 'a\0b \ud800' })
  expect(sent.text).toBe('ab \ufffd')
  expect((await conversationRow()).preview).toBe('ab \ufffd')
})

test('replies sent at the same moment take their places one after another', async () => {
  const sent = await Promise.all(Array.from({ length: 8 }, (_, index) => send({ text: `Part ${index}` })))
  expect(sent.map(({ sequence }) => sequence).sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
})

test('a first mail to somebody new carries its files and opens a conversation that waits for nobody', async () => {
  const file = await upload()
  const opened = await as(organization, 'agent', (ctx) =>
    openConversation(ctx, {
      contact: { email: 'new@home.example', name: 'Nia New' },
      subject: 'Your order',
      text: 'It is ready.',
      direction: 'outbound',
      tags: [],
      attachmentIds: [file.id],
    }),
  )
  expect(opened).toMatchObject({ waitingSince: null, hasAttachments: true })
  const { items } = await as(organization, 'viewer', (ctx) =>
    listMessages(ctx, { conversation: opened.id, limit: 10 }),
  )
  expect(items).toMatchObject([
    { direction: 'outbound', subject: 'Your order', to: [{ address: 'new@home.example' }] },
  ])
  expect(items[0]?.attachments.map(({ id }) => id)).toEqual([file.id])
})
