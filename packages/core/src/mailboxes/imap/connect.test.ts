import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { channels } from '@frontdesk/integrations/channels'
import { openImap } from '@frontdesk/integrations/imap/channel'
import { password, shortLimits } from '@frontdesk/integrations/test/fake-imap/open'
import { type FakeImap, startFakeImap } from '@frontdesk/integrations/test/fake-imap/server'
import { newId } from '@frontdesk/runtime/id'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { deliverMessage } from '../../flows/deliver-message.ts'
import { ingestMail } from '../../flows/ingest-mail.ts'
import { syncMailbox } from '../../flows/mailboxes/sync-mailbox.ts'
import { reply } from '../../messages/reply.ts'
import type { Role } from '../../permissions.ts'
import { as } from '../../test/contexts.ts'
import { rawMail } from '../../test/mails.ts'
import { openCredentials } from '../access/credentials.ts'
import { connectImap } from './connect.ts'

withTestDatabase()

let server: FakeImap
let organization: TestOrganization
let address: string

beforeAll(async () => {
  process.env.ALLOW_PRIVATE_MAIL_HOSTS = 'true'
  server = await startFakeImap()
  organization = await createOrganization()
  await asSystem('test', (db) =>
    db.organization.update({ where: { id: organization.id }, data: { undoSeconds: 0 } }),
  )
  channels.imap = {
    load: async () => (options) => openImap(options, { ...shortLimits, ca: server.ca }),
    oauth: null,
    authority: null,
  }
})

afterAll(() => server.close())

beforeEach(() => {
  server.recover()
  address = `${newId().slice(-12)}@shop.example`
  server.addAccount(address, password)
})

function connect({
  role = 'admin' as Role,
  secret = password,
  mailboxId = undefined as string | undefined,
} = {}) {
  const { id, name } = organization.members[role]
  const at = (port: number) => ({ host: server.host, port, security: 'tls' as const, user: address })
  return connectImap(
    { organizationId: organization.id, actor: { type: 'member', memberId: id, name, role } },
    { address, password: secret, imap: at(server.imapPort), smtp: at(server.smtpPort), mailboxId },
  )
}

const mailboxes = () => asSystem('test', (db) => db.mailbox.findMany({ where: { address } }))
const messages = (mailboxId: string) =>
  asSystem('test', (db) => db.message.findMany({ where: { mailboxId }, orderBy: { createdAt: 'asc' } }))

async function sync(mailboxId: string): Promise<void> {
  await syncMailbox({ organizationId: organization.id, mailboxId })
  const waiting = await asSystem('test', (db) =>
    db.inboundMail.findMany({ where: { mailboxId, state: 'received' } }),
  )
  for (const { id } of waiting) await ingestMail({ organizationId: organization.id, inboundMailId: id })
}

test('a mail server lets us in, its mail comes, and an answer leaves through it', async () => {
  server.deliver(address, rawMail({ to: address, text: 'Where is it?' }))
  const { id } = await connect()
  const [row] = await mailboxes()
  expect(row?.credentials).not.toContain(password)
  expect(openCredentials(id, row?.credentials ?? '')).toEqual({ type: 'password', password })
  await sync(id)
  const [asked] = await messages(id)
  expect(asked?.text).toBe('Where is it?')

  const answer = await as(organization, 'agent', (ctx) =>
    reply(ctx, {
      conversation: asked?.conversationId ?? '',
      text: 'It left today.',
      attachmentIds: [],
      resolve: false,
    }),
  )
  await deliverMessage({ organizationId: organization.id, messageId: answer.id })
  expect(server.sent(address)).toHaveLength(1)
  await sync(id)
  expect(await messages(id)).toHaveLength(2)
})

test('a refused password is said in words, and nothing is kept', async () => {
  await expect(connect({ secret: 'wrong' })).rejects.toMatchObject({ code: 'provider_refused' })
  expect(await mailboxes()).toEqual([])
})

test('only admins connect mailboxes', async () => {
  await expect(connect({ role: 'agent' })).rejects.toMatchObject({ code: 'forbidden' })
})

test('connected again it goes on where it was', async () => {
  const { id } = await connect()
  await sync(id)
  await asSystem('test', (db) => db.mailbox.update({ where: { id }, data: { state: 'reconnect' } }))
  server.deliver(address, rawMail({ to: address, text: 'In between' }))
  await sync(id)
  expect(await messages(id)).toEqual([])
  const before = await asSystem('test', (db) => db.mailboxSync.findFirstOrThrow({ where: { mailboxId: id } }))
  expect((await connect({ mailboxId: id })).id).toBe(id)
  const after = await asSystem('test', (db) => db.mailboxSync.findFirstOrThrow({ where: { mailboxId: id } }))
  expect(after.cursor).toEqual(before.cursor)
  await sync(id)
  expect((await messages(id)).map(({ text }) => text)).toEqual(['In between'])
})
