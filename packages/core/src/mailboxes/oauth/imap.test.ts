import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { channels } from '@frontdesk/integrations/channels'
import { openImap } from '@frontdesk/integrations/imap/channel'
import { shortLimits } from '@frontdesk/integrations/test/fake-imap/open'
import { type FakeImap, startFakeImap } from '@frontdesk/integrations/test/fake-imap/server'
import { startFakeMicrosoft } from '@frontdesk/integrations/test/fake-microsoft/server'
import { addressOf } from '@frontdesk/integrations/test/provider-login'
import { newId } from '@frontdesk/runtime/id'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem, inOrganization } from '../../context.ts'
import { deliverMessage } from '../../flows/deliver-message.ts'
import { ingestMail } from '../../flows/ingest-mail.ts'
import { syncMailbox } from '../../flows/mailboxes/sync-mailbox.ts'
import { reply } from '../../messages/reply.ts'
import { as, auditEntries } from '../../test/contexts.ts'
import { rawMail } from '../../test/mails.ts'
import { connectImap } from '../imap/connect.ts'
import { finishAuthorization } from './finish.ts'
import { startAuthorization } from './start.ts'

withTestDatabase()

const password = 'an app password'

let server: FakeImap
let microsoft: Awaited<ReturnType<typeof startFakeMicrosoft>>
let organization: TestOrganization
let address: string

beforeAll(async () => {
  server = await startFakeImap()
  microsoft = await startFakeMicrosoft({ accounts: ['somebody@shop.example'] })
  Object.assign(process.env, {
    ALLOW_PRIVATE_MAIL_HOSTS: 'true',
    MICROSOFT_LOGIN_URL: microsoft.loginUrl,
    MICROSOFT_CLIENT_ID: 'client',
    MICROSOFT_CLIENT_SECRET: 'secret',
    MICROSOFT_IMAP_URL: `imaps://${server.host}:${server.imapPort}`,
    MICROSOFT_SMTP_URL: `smtp://${server.host}:${server.smtpStarttlsPort}`,
  })
  channels.imap = {
    load: async () => (options) => openImap(options, { ...shortLimits, ca: server.ca }),
    oauth: null,
    authority: null,
  }
  organization = await createOrganization()
  await asSystem('test', (db) =>
    db.organization.update({ where: { id: organization.id }, data: { undoSeconds: 0 } }),
  )
})

afterAll(() => Promise.all([server.close(), microsoft.close()]))

/** An account whose mail server takes only tokens that its sign-in server gave out and still knows. */
beforeEach(() => {
  address = `${newId().slice(-12)}@shop.example`
  server.addAccount(address, password)
  const mine = address
  server.account(address).tokens = {
    has: (token) => addressOf(microsoft.logins, `Bearer ${token}`) === mine,
    add: () => new Set(),
  }
  microsoft.logins.refreshes = 0
})

const who = () => {
  const { id, name } = organization.members.admin
  const actor = { type: 'member' as const, memberId: id, name, role: 'admin' as const }
  return { organizationId: organization.id, actor }
}

async function begin(input: { imapAddress?: string; mailboxId?: string }): Promise<URL> {
  const { url } = await inOrganization(who(), (ctx) =>
    startAuthorization(ctx, { provider: 'microsoft', ...input }),
  )
  return new URL(url)
}

/** Grants access at the provider, as the account it suggests or as another, and comes back. */
async function signIn(url: URL, as?: string) {
  if (as) url.searchParams.set('login_hint', as)
  const answer = await fetch(url, { redirect: 'manual' })
  const back = new URL(answer.headers.get('location') ?? '')
  const [state = '', code = ''] = ['state', 'code'].map((name) => back.searchParams.get(name) ?? '')
  return finishAuthorization(who(), { provider: 'microsoft', state, code })
}

const sync = (mailboxId: string) => syncMailbox({ organizationId: organization.id, mailboxId })
const accepted = (mailboxId: string) =>
  asSystem('test', (db) => db.inboundMail.findMany({ where: { mailboxId }, orderBy: { id: 'asc' } }))
const stateOf = async (id: string) =>
  (await asSystem('test', (db) => db.mailbox.findUniqueOrThrow({ where: { id } }))).state

function deliver(subject: string): void {
  server.deliver(address, rawMail({ to: address, subject }))
}

test('asks for IMAP and SMTP only, for the account that was named', async () => {
  const url = await begin({ imapAddress: address })
  expect(url.searchParams.get('scope')?.split(' ')).toEqual([
    'offline_access',
    'https://outlook.office.com/IMAP.AccessAsUser.All',
    'https://outlook.office.com/SMTP.Send',
  ])
  expect(url.searchParams.get('login_hint')).toBe(address)
})

test('reads and sends with the token, and keeps it sealed', async () => {
  deliver('Where is my parcel?')
  const mailbox = await signIn(await begin({ imapAddress: address }))
  expect(mailbox).toMatchObject({ address, channel: 'imap', signIn: 'microsoft', state: 'active' })
  await sync(mailbox.id)
  const [inbound] = await accepted(mailbox.id)
  await ingestMail({ organizationId: organization.id, inboundMailId: inbound?.id ?? '' })
  const { conversationId } = await asSystem('test', (db) =>
    db.message.findFirstOrThrow({ where: { mailboxId: mailbox.id } }),
  )
  const input = { conversation: conversationId, text: 'On its way.', attachmentIds: [], resolve: false }
  const { id: messageId } = await as(organization, 'agent', (ctx) => reply(ctx, input))
  await deliverMessage({ organizationId: organization.id, messageId })
  expect(server.sent(address)).toHaveLength(1)
  const row = await asSystem('test', (db) => db.mailbox.findUniqueOrThrow({ where: { id: mailbox.id } }))
  for (const token of [...microsoft.logins.accessTokens.keys(), ...microsoft.logins.refreshTokens.keys()])
    expect(`${row.credentials} ${JSON.stringify(row.settings)}`).not.toContain(token)
  expect((await auditEntries(organization, 'mailbox.connect')).length).toBeGreaterThan(0)
})

test('goes on with a fresh token when the mail server refuses one that has ended', async () => {
  const { id } = await signIn(await begin({ imapAddress: address }))
  for (const turn of [1, 2]) {
    microsoft.logins.accessTokens.clear()
    deliver(`mail ${turn}`)
    await sync(id)
    expect(await accepted(id)).toHaveLength(turn)
    expect(microsoft.logins.refreshes).toBe(turn)
  }
  expect(await stateOf(id)).toBe('active')
})

test('is to be connected again once the grant is withdrawn, and fetches what came meanwhile', async () => {
  const { id } = await signIn(await begin({ imapAddress: address }))
  await sync(id)
  microsoft.logins.revoked.add(address)
  deliver('while nobody was let in')
  await sync(id)
  expect(await stateOf(id)).toBe('reconnect')
  const again = await signIn(await begin({ mailboxId: id }))
  expect(again).toMatchObject({ id, channel: 'imap', signIn: 'microsoft', state: 'active' })
  await sync(id)
  expect(await accepted(id)).toHaveLength(1)
})

test('is refused by the mail server when somebody else signed in, and nothing is kept', async () => {
  await expect(signIn(await begin({ imapAddress: address }), 'somebody@shop.example')).rejects.toMatchObject({
    code: 'mail_server_refused',
  })
  expect(await asSystem('test', (db) => db.mailbox.count({ where: { address } }))).toBe(0)
})

test('may be connected again by a password, which ends the sign-in', async () => {
  const { id: mailboxId } = await signIn(await begin({ imapAddress: address }))
  const at = (port: number) => ({ host: server.host, port, security: 'tls' as const, user: address })
  const servers = { imap: at(server.imapPort), smtp: at(server.smtpPort) }
  expect(await connectImap(who(), { address, password, mailboxId, ...servers })).toMatchObject({
    id: mailboxId,
    signIn: null,
  })
  microsoft.logins.accessTokens.clear()
  deliver('by password')
  await sync(mailboxId)
  expect(await accepted(mailboxId)).toHaveLength(1)
  expect(microsoft.logins.refreshes).toBe(0)
})
