import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { deliverMessage } from '../flows/deliver-message.ts'
import { findMessage } from '../messages/find.ts'
import { reply } from '../messages/reply.ts'
import { liftSuppression } from '../suppressions/lift.ts'
import { listSuppressions } from '../suppressions/list.ts'
import { as } from '../test/contexts.ts'
import { receive, receiveMail } from '../test/mails.ts'
import { withScriptedSmtp } from '../test/scripted-smtp.ts'

withTestDatabase()
const smtp = withScriptedSmtp()

let organization: TestOrganization
let conversationId: string

beforeEach(async () => {
  organization = await createOrganization()
  await asSystem('test', (db) =>
    db.organization.update({ where: { id: organization.id }, data: { undoSeconds: 0 } }),
  )
  const { conversation } = await receiveMail(organization, { cc: 'bob@home.example' })
  conversationId = conversation.id
})

const send = async (fields: { cc?: string[]; ignoreSuppression?: boolean } = {}) => {
  const sent = await as(organization, 'agent', (ctx) =>
    reply(ctx, {
      conversation: conversationId,
      text: 'On its way',
      attachmentIds: [],
      resolve: true,
      ...fields,
    }),
  )
  await deliverMessage({ organizationId: organization.id, messageId: sent.id })
  return sent
}

type Dsn = {
  recipient: string
  action?: string
  status: string
  diagnostic: string
  /** of the mail that is returned; null returns none */
  messageId: string | null
  replyTo?: string
  /** further headers of the mail that is returned */
  headers?: string[]
}

/** A bounce as mail servers write it (RFC 3464). */
function dsn({
  recipient,
  action = 'failed',
  status,
  diagnostic,
  messageId,
  replyTo,
  headers = [],
}: Dsn): Buffer {
  const returned = [
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    ...(messageId === null ? [] : [`Message-ID: ${messageId}`]),
    ...(replyTo === undefined ? [] : [`Reply-To: Support <${replyTo}>`]),
    ...headers,
    'Subject: Re: Where is my parcel',
    '',
  ]
  const lines = [
    'From: Mail Delivery System <MAILER-DAEMON@mx.customer.example>',
    `To: ${organization.mailbox.address}`,
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <${crypto.randomUUID()}@mx.customer.example>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Your mail was not delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.customer.example',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
    '',
    ...(messageId === null && replyTo === undefined ? [] : returned),
    '--b--',
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}

const hard = { status: '5.1.1', diagnostic: '550 5.1.1 no such user' }
const soft = { status: '4.2.2', diagnostic: '452 4.2.2 mailbox full' }
const bounce = (fields: Dsn) => receive(organization, { raw: dsn(fields), envelopeFrom: '' })
const view = (id: string) => as(organization, 'agent', (ctx) => findMessage(ctx, id))
const stateOf = async (id: string, address: string) =>
  (await view(id)).delivery?.recipients.find((one) => one.address === address)
const conversationRow = () =>
  asSystem('test', (db) => db.conversation.findUniqueOrThrow({ where: { id: conversationId } }))
const suppressed = async () =>
  (await as(organization, 'viewer', (ctx) => listSuppressions(ctx, { limit: 50 }))).items
const events = async (type: string) =>
  asSystem('test', (db) => db.conversationEvent.findMany({ where: { conversationId, type } }))
const ada = 'ada@customer.example'

test('a hard bounce is shown on the mail it is about, reopens, tells the sender, and stops further mail', async () => {
  const sent = await send()
  expect((await conversationRow()).status).toBe('resolved')
  const arrived = await bounce({ recipient: ada, ...hard, messageId: sent.messageId })
  expect(arrived.conversation.id).toBe(conversationId)
  expect(await stateOf(sent.id, ada)).toMatchObject({
    state: 'bounced',
    permanent: true,
    reason: 'The address does not exist',
  })
  expect(await stateOf(sent.id, 'bob@home.example')).toMatchObject({ state: 'sent' })
  expect((await conversationRow()).status).toBe('open')
  expect(await events('bounced')).toHaveLength(1)
  expect(await suppressed()).toMatchObject([{ address: ada, reason: 'hard_bounce', messageId: sent.id }])

  await bounce({ recipient: ada, ...hard, messageId: sent.messageId })
  expect(await events('bounced')).toHaveLength(1)
})

test('a reply to such an address is refused, unless the agent insists; lifted, it leaves again', async () => {
  const sent = await send()
  await bounce({ recipient: ada, ...hard, messageId: sent.messageId })
  const before = smtp.mails.length
  await expect(send()).rejects.toMatchObject({
    code: 'suppressed_recipient',
    message: expect.stringContaining(ada),
  })
  await send({ ignoreSuppression: true })
  await expect(send()).rejects.toMatchObject({ code: 'suppressed_recipient' })
  expect(smtp.mails.length).toBe(before + 1)
  const [entry] = await suppressed()
  await as(organization, 'admin', (ctx) => liftSuppression(ctx, entry?.id ?? ''))
  await send()
  expect(smtp.mails.length).toBe(before + 2)
})

test.each([
  ['a full mailbox', { ...soft }, 'bounced', 'The mailbox is full'],
  ['a delay', { action: 'delayed', status: '4.4.1', diagnostic: '421 4.4.1 not answering' }, 'delayed', /./],
])('%s is shown and nothing more', async (_, fields, state, reason) => {
  const sent = await send()
  await bounce({ recipient: ada, ...fields, messageId: sent.messageId })
  const recipient = await stateOf(sent.id, ada)
  expect(recipient).toMatchObject({ state, permanent: false })
  expect(recipient?.reason).toMatch(reason)
  expect((await conversationRow()).status).toBe('resolved')
  expect(await suppressed()).toEqual([])
})

test('a bounce that returns no Message-ID is tied by the signed reply address', async () => {
  const sent = await send()
  const replyTo = /<([^<>\s]+\+c[^<>\s]+)>/.exec(smtp.mails.at(-1)?.raw ?? '')?.[1]
  const { conversation } = await bounce({ recipient: ada, ...hard, messageId: null, replyTo: replyTo ?? '' })
  expect(conversation.id).toBe(conversationId)
  expect(await stateOf(sent.id, ada)).toMatchObject({ state: 'bounced' })
  expect(await suppressed()).toHaveLength(1)
})

test('a bounce of a mail that its provider renamed is tied by the name we gave it', async () => {
  const sent = await send()
  const messageId = '<given@mail.provider.example>'
  const headers = [`X-Frontdesk-Message-ID: ${sent.messageId}`]
  const { conversation } = await bounce({ recipient: ada, ...hard, messageId, headers })
  expect(conversation.id).toBe(conversationId)
  expect(await stateOf(sent.id, ada)).toMatchObject({ state: 'bounced' })
  expect(await suppressed()).toHaveLength(1)
})

test('a bounce that returns the headers of a renamed mail as mere text is tied all the same', async () => {
  const sent = await send()
  const lines = [
    'From: Mail Delivery System <MAILER-DAEMON@mx.customer.example>',
    `To: ${organization.mailbox.address}`,
    'Subject: Mail delivery failed: returning message to sender',
    '',
    `A message that you sent could not be delivered: ${ada}: 550 5.1.1 no such user`,
    '------ This is a copy of its headers. ------',
    'Message-ID: <given@mail.provider.example>',
    `X-Frontdesk-Message-ID: ${sent.messageId}`,
    'Subject: Re: Where is my parcel',
    '',
  ]
  const { conversation } = await receive(organization, {
    raw: Buffer.from(lines.join('\r\n')),
    envelopeFrom: '',
  })
  expect(conversation.id).toBe(conversationId)
  expect(await suppressed()).toMatchObject([{ address: ada, messageId: sent.id }])
})

test('a bounce that shows nothing of our mail is tied by its recipient, but suppresses nobody', async () => {
  const sent = await send()
  const { conversation } = await bounce({ recipient: ada, ...hard, messageId: null })
  expect(conversation.id).toBe(conversationId)
  expect(await stateOf(sent.id, ada)).toMatchObject({ state: 'bounced' })
  expect(await suppressed()).toEqual([])
})

test('a bounce names only those the mail had: nobody else is marked or suppressed', async () => {
  const sent = await send()
  await bounce({ recipient: 'stranger@elsewhere.example', ...hard, messageId: sent.messageId })
  expect((await view(sent.id)).delivery?.recipients.map(({ state }) => state)).toEqual(['sent', 'sent'])
  expect(await suppressed()).toEqual([])
})

test("another organization's mail is never found by its Message-ID", async () => {
  const sent = await send()
  const other = await createOrganization()
  const raw = dsn({ recipient: ada, ...hard, messageId: sent.messageId })
  const { conversation } = await receive(other, { raw, envelopeFrom: '' })
  expect(conversation.organizationId).toBe(other.id)
  expect(await stateOf(sent.id, ada)).toMatchObject({ state: 'sent' })
})

test('a complaint marks the recipient, is told, and stops further mail', async () => {
  const sent = await send({ cc: [] })
  const lines = [
    'From: Feedback loop <fbl@provider.example>',
    `To: ${organization.mailbox.address}`,
    'Subject: Complaint',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'A mail was marked as spam.',
    '--b',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    'User-Agent: Loop/1.0',
    'Version: 1',
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: ${sent.messageId}`,
    'Subject: Re: Where is my parcel',
    '',
    'On its way',
    '--b--',
    '',
  ]
  const raw = Buffer.from(lines.join('\r\n'))
  const { conversation } = await receive(organization, { raw, envelopeFrom: 'fbl@provider.example' })
  expect(conversation.id).toBe(conversationId)
  expect(await stateOf(sent.id, ada)).toMatchObject({ state: 'complained' })
  expect(await suppressed()).toMatchObject([{ address: ada, reason: 'complaint' }])
  expect(await events('complained')).toHaveLength(1)
})

test('an absence note is shown and changes nothing', async () => {
  const sent = await send()
  const arrived = await receiveMail(organization, {
    subject: 'Out of office: Re: Where is my parcel',
    headers: ['Auto-Submitted: auto-replied'],
    inReplyTo: sent.messageId ?? '',
  })
  expect(arrived.conversation.id).toBe(conversationId)
  expect((await conversationRow()).status).toBe('resolved')
  expect(await stateOf(sent.id, ada)).toMatchObject({ state: 'sent' })
})

test('a mail refused for its content reopens and is told, but its recipient may be written to again', async () => {
  const sent = await send()
  const spam = { status: '5.7.1', diagnostic: '554 5.7.1 message rejected as spam' }
  await bounce({ recipient: ada, ...spam, messageId: sent.messageId })
  expect(await stateOf(sent.id, ada)).toMatchObject({ state: 'bounced', permanent: false })
  expect((await conversationRow()).status).toBe('open')
  expect(await events('bounced')).toHaveLength(1)
  expect(await suppressed()).toEqual([])
})
