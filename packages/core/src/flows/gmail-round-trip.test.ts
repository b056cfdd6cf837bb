import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { type FakeGoogle, startFakeGoogle } from '@frontdesk/integrations/test/fake-google/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSystem, inOrganization } from '../context.ts'
import { finishAuthorization } from '../mailboxes/oauth/finish.ts'
import { startAuthorization } from '../mailboxes/oauth/start.ts'
import { reply } from '../messages/reply.ts'
import { as } from '../test/contexts.ts'
import { rawMail } from '../test/mails.ts'
import { deliverMessage } from './deliver-message.ts'
import { ingestMail } from './ingest-mail.ts'
import { reconcileMailbox } from './reconcile-mailbox.ts'
import { syncMailbox } from './sync-mailbox.ts'

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

  const answer = await as(organization, 'agent', (ctx) =>
    reply(ctx, {
      conversation: asked?.conversationId ?? '',
      text: 'It left.',
      attachmentIds: [],
      resolve: false,
    }),
  )
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
