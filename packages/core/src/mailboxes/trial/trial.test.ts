import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { ChannelFailure } from '@frontdesk/integrations/channel'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { deliverMessage } from '../../flows/deliver-message.ts'
import type { Role } from '../../permissions.ts'
import { connectScripted } from '../../test/connected.ts'
import { as, auditEntries, promisedJobs } from '../../test/contexts.ts'
import { rawMail, receive } from '../../test/mails.ts'
import { withScriptedSmtp } from '../../test/scripted-smtp.ts'
import { sendTestMail } from './send-test-mail.ts'
import { testConnection } from './test-connection.ts'

withTestDatabase()
const smtp = withScriptedSmtp()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

const who = (role: Role) => {
  const { id, name } = organization.members[role]
  return { organizationId: organization.id, actor: { type: 'member' as const, memberId: id, name, role } }
}
const send = (mailboxId = organization.mailbox.id, role: Role = 'admin') =>
  as(organization, role, (ctx) => sendTestMail(ctx, mailboxId))
const check = (mailboxId = organization.mailbox.id, role: Role = 'admin') =>
  testConnection(who(role), mailboxId)
const setMailbox = (data: { state?: 'paused'; provenAt?: null; address?: string }) =>
  asSystem('test', (db) => db.mailbox.update({ where: { id: organization.mailbox.id }, data }))

test('sends one mail to whoever asks, by the way of all replies, and an answer comes to its conversation', async () => {
  const { messageId, conversationId, number, to } = await send()
  expect(to).toBe(organization.members.admin.email)
  expect(await promisedJobs(organization, 'deliver-message')).toMatchObject([{ payload: { messageId } }])
  await asSystem('test', (db) =>
    db.delivery.update({ where: { messageId }, data: { notBefore: new Date() } }),
  )
  for (let run = 0; run < 2; run += 1) await deliverMessage({ organizationId: organization.id, messageId })
  expect(smtp.mails.map(({ to: recipients }) => recipients)).toEqual([[to]])
  expect(
    await asSystem('test', (db) => db.delivery.findUniqueOrThrow({ where: { messageId } })),
  ).toMatchObject({
    state: 'sent',
    attempts: 1,
  })
  const replyTo = /<([^<>]+\+c\d[^<>]*)>/.exec(smtp.mails[0]?.raw ?? '')?.[1] ?? 'none'
  const answered = await receive(organization, {
    raw: rawMail({ from: to, to: replyTo }),
    envelopeTo: replyTo,
  })
  expect(answered.conversation).toMatchObject({ id: conversationId, number })
})

test('a test mail is nobody’s work: its conversation is resolved, and no workflow or promise hears of it', async () => {
  const { conversationId } = await send()
  const [row, clocks, events] = await asSystem('test', (db) =>
    Promise.all([
      db.conversation.findUniqueOrThrow({ where: { id: conversationId } }),
      db.slaClock.count({ where: { conversationId } }),
      db.workflowEvent.count({ where: { conversationId } }),
    ]),
  )
  expect(row).toMatchObject({ status: 'resolved', assigneeId: null, waitingSince: null })
  expect([clocks, events]).toEqual([0, 0])
  expect(await auditEntries(organization, 'mailbox.test_mail')).toHaveLength(1)
})

test('a test mail needs a mailbox that may send, and an address that is not its own', async () => {
  await setMailbox({ address: organization.members.admin.email })
  await expect(send()).rejects.toMatchObject({ code: 'own_address' })
  await setMailbox({ address: organization.mailbox.address, provenAt: null })
  await expect(send()).rejects.toMatchObject({ code: 'address_not_proven' })
  await setMailbox({ state: 'paused' })
  await expect(send()).rejects.toMatchObject({ code: 'not_connected' })
  await expect(check()).rejects.toMatchObject({ code: 'not_connected' })
  expect(
    await asSystem('test', (db) => db.delivery.count({ where: { organizationId: organization.id } })),
  ).toBe(0)
})

test('fills nobody’s mailbox with test mails', async () => {
  for (let sent = 0; sent < 10; sent += 1) await send()
  await expect(send()).rejects.toMatchObject({ code: 'asked_too_often' })
})

test('only those who manage mailboxes try them, and only their own', async () => {
  const other = await createOrganization()
  await expect(send(organization.mailbox.id, 'agent')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(check(organization.mailbox.id, 'agent')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(send(other.mailbox.id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(check(other.mailbox.id)).rejects.toMatchObject({ code: 'not_found' })
})

test('of a provider it says as whom it signed in, or in whose words it did not', async () => {
  const shop = await connectScripted(organization)
  shop.provider.identity.address = shop.address
  expect(await check(shop.mailboxId)).toEqual({
    reading: { works: true, message: `Signed in as ${shop.address}` },
    sending: { works: true, message: `May send as ${shop.address}` },
  })
  const error = new ChannelFailure('unavailable', 'The provider does not answer')
  shop.provider.meet({ on: 'identify', error })
  const failed = { works: false, message: 'The provider does not answer' }
  expect(await check(shop.mailboxId)).toEqual({ reading: failed, sending: failed })
  expect(await auditEntries(organization, 'mailbox.connection_test')).toHaveLength(2)
})

test('of a forwarding address it says whether mail has arrived, and whether any may leave', async () => {
  expect(await check()).toMatchObject({ reading: { works: false }, sending: { works: true } })
  await receive(organization, { raw: rawMail() })
  await setMailbox({ provenAt: null })
  expect(await check()).toMatchObject({ reading: { works: true }, sending: { works: false } })
})
