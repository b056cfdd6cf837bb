import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { type FakeGoogle, startFakeGoogle } from '@frontdesk/integrations/test/fake-google/server'
import { addMail } from '@frontdesk/integrations/test/fake-google/state'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem, inOrganization } from '../context.ts'
import { finishAuthorization } from '../mailboxes/oauth/finish.ts'
import { startAuthorization } from '../mailboxes/oauth/start.ts'
import { reply } from '../messages/reply.ts'
import { as } from '../test/contexts.ts'
import { rawMail } from '../test/mails.ts'
import { deliverMessage } from './deliver-message.ts'
import { ingestMail } from './ingest-mail.ts'
import { reconcileMailbox } from './mailboxes/reconcile-mailbox.ts'
import { syncMailbox } from './mailboxes/sync-mailbox.ts'

withTestDatabase()

const address = 'desk@shop.example'

let google: FakeGoogle
let organization: TestOrganization
let mailboxId: string

beforeAll(async () => {
  google = await startFakeGoogle({ accounts: [address] })
  Object.assign(process.env, {
    GOOGLE_OAUTH_URL: google.oauthUrl,
    GOOGLE_TOKEN_URL: google.tokenUrl,
    GOOGLE_REVOKE_URL: google.revokeUrl,
    GMAIL_API_URL: google.apiUrl,
    GOOGLE_CLIENT_ID: 'client',
    GOOGLE_CLIENT_SECRET: 'secret',
  })
  organization = await createOrganization()
  await asSystem('test', (db) =>
    db.organization.update({ where: { id: organization.id }, data: { undoSeconds: 0 } }),
  )
})

afterAll(() => google.close())

async function sync(): Promise<void> {
  await asSystem('test', (db) =>
    db.mailboxSync.updateMany({ where: { mailboxId }, data: { holdUntil: null } }),
  )
  await syncMailbox({ organizationId: organization.id, mailboxId })
  const waiting = await asSystem('test', (db) =>
    db.inboundMail.findMany({ where: { mailboxId, state: 'received' } }),
  )
  for (const { id } of waiting) await ingestMail({ organizationId: organization.id, inboundMailId: id })
}
const messages = () =>
  asSystem('test', (db) => db.message.findMany({ where: { mailboxId }, orderBy: { createdAt: 'asc' } }))

const answerTo = (conversation: string, text: string) =>
  as(organization, 'agent', (ctx) => reply(ctx, { conversation, text, attachmentIds: [], resolve: false }))

test('Gmail is connected, read, answered in its thread, and survives a forgotten history and a withdrawn token', async () => {
  google.deliver(
    address,
    rawMail({ to: address, messageId: '<first@customer.example>', text: 'Where is it?' }),
  )
  const { id, name } = organization.members.admin
  const who = {
    organizationId: organization.id,
    actor: { type: 'member' as const, memberId: id, name, role: 'admin' as const },
  }
  const { url } = await inOrganization(who, (ctx) => startAuthorization(ctx, { provider: 'google' }))
  const agreed = await fetch(url, { redirect: 'manual' })
  const back = new URL(agreed.headers.get('location') ?? '').searchParams
  const mailbox = await finishAuthorization(who, {
    provider: 'google',
    state: back.get('state') ?? '',
    code: back.get('code') ?? '',
  })
  mailboxId = mailbox.id
  expect(mailbox).toMatchObject({ channel: 'gmail', address })
  await sync()
  const [asked] = await messages()
  expect(asked).toMatchObject({ text: 'Where is it?', direction: 'inbound' })

  const answer = await answerTo(asked?.conversationId ?? '', 'It left.')
  google.fail({ on: '/send', cut: true })
  await deliverMessage({ organizationId: organization.id, messageId: answer.id })
  await deliverMessage({ organizationId: organization.id, messageId: answer.id })
  const delivery = await asSystem('test', (db) =>
    db.delivery.findUniqueOrThrow({ where: { messageId: answer.id } }),
  )
  expect(delivery.state).toBe('sent')
  await sync()
  const both = await messages()
  expect(both).toHaveLength(2)
  expect(both[1]?.providerThreadId).toBe(both[0]?.providerThreadId)

  google.expireHistory(address)
  google.deliver(address, rawMail({ to: address, inReplyTo: '<first@customer.example>', text: 'Thanks' }))
  await sync()
  await sync()
  for (const token of google.logins.accessTokens.values()) token.expires = 0
  google.deliver(address, rawMail({ to: address, text: 'Another' }))
  await sync()
  expect((await messages()).map(({ text }) => text).sort()).toEqual(
    ['Another', 'It left.', 'Thanks', 'Where is it?'].sort(),
  )
  await reconcileMailbox({ organizationId: organization.id, mailboxId })
  const { reconciliation } = await asSystem('test', (db) =>
    db.mailboxSync.findFirstOrThrow({ where: { mailboxId } }),
  )
  expect(reconciliation).toMatchObject({ repaired: 0 })
})

test('a reply that Gmail renamed leaves once though its answer was lost, and is known to whoever names it', async () => {
  google.account(address).renames = true
  google.deliver(address, rawMail({ to: address, messageId: '<asked@customer.example>', text: 'And now?' }))
  await sync()
  const asked = (await messages()).find(({ text }) => text === 'And now?')
  const sentBefore = google.account(address).sent.length
  const answer = await answerTo(asked?.conversationId ?? '', 'It is near.')
  google.fail({ on: '/send', cut: true })
  const one = { organizationId: organization.id, messageId: answer.id }
  await deliverMessage(one)
  await deliverMessage(one)
  expect(google.account(address).sent).toHaveLength(sentBefore + 1)
  await sync()
  const stored = (await messages()).filter(({ text }) => text === 'It is near.')
  expect(stored).toMatchObject([{ id: answer.id, providerThreadId: asked?.providerThreadId }])
  const given = stored[0]?.messageId ?? ''
  expect(given).toContain('@mail.gmail.example')

  // Neither comes in the same thread, as in a mailbox that was connected anew.
  const elsewhere = { to: address, inReplyTo: given, references: given }
  for (const raw of [rawMail({ ...elsewhere, text: 'It is here' }), bounceOf(given)])
    addMail(google.account(address), raw, { threadId: crypto.randomUUID() })
  await sync()
  const named = (await messages()).filter(({ inReplyTo }) => inReplyTo === given)
  expect(named.map(({ conversationId }) => conversationId)).toEqual([asked?.conversationId])
  const recipients = await asSystem('test', (db) =>
    db.deliveryRecipient.findMany({ where: { messageId: answer.id } }),
  )
  expect(recipients).toMatchObject([{ address: 'ada@customer.example', state: 'bounced' }])
})

function bounceOf(messageId: string): Buffer {
  const lines = [
    'From: Mail Delivery System <mailer-daemon@mx.customer.example>',
    `To: ${address}`,
    'Subject: Delivery Status Notification (Failure)',
    'Message-ID: <bounce@mx.customer.example>',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.customer.example',
    '',
    'Final-Recipient: rfc822; ada@customer.example',
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    '',
    '--b--',
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}
