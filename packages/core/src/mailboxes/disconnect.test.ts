import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { ChannelFailure } from '@frontdesk/integrations/channel'
import { type FakeGoogle, startFakeGoogle } from '@frontdesk/integrations/test/fake-google/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem } from '../context.ts'
import { syncMailbox } from '../flows/mailboxes/sync-mailbox.ts'
import { watchMailbox } from '../flows/mailboxes/watch-mailbox.ts'
import type { Role } from '../permissions.ts'
import {
  acceptedIds,
  type Connected,
  connectScripted,
  ingestAll,
  mailboxRow,
  syncRow,
} from '../test/connected.ts'
import { as } from '../test/contexts.ts'
import { rawMail } from '../test/mails.ts'
import { disconnect } from './disconnect.ts'
import { pauseMailbox, previewDisconnection, resumeMailbox } from './rest.ts'

withTestDatabase()

let organization: TestOrganization
let shop: Connected
let google: FakeGoogle

beforeAll(async () => {
  google = await startFakeGoogle({ accounts: [account] })
  process.env.GOOGLE_REVOKE_URL = google.revokeUrl
  organization = await createOrganization()
})

afterAll(() => google.close())

beforeEach(async () => {
  shop = await connectScripted(organization)
  shop.provider.store(rawMail(), { at: new Date(Date.now() - 60_000) })
  await syncMailbox(shop)
  await ingestAll(shop)
  await watchMailbox(shop)
})

const account = 'shop@gmail.example'

/** A mailbox whose owner signed in at Google. */
async function signedIn(): Promise<Connected> {
  const refreshToken = `refresh-${crypto.randomUUID()}`
  google.logins.refreshTokens.set(refreshToken, { address: account, used: false })
  google.logins.revoked.clear()
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
  return connectScripted(organization, {
    credentials: { type: 'oauth', provider: 'google', accessToken: 'x', expiresAt, refreshToken },
  })
}

const asMember = (role: Role) => {
  const { id, name } = organization.members[role]
  return { organizationId: organization.id, actor: { type: 'member' as const, memberId: id, name, role } }
}

test('what disconnecting does is said before: what stays, and what stops', async () => {
  const preview = await as(organization, 'admin', (ctx) => previewDisconnection(ctx, shop.mailboxId))
  expect(preview).toMatchObject({ conversations: 1, messages: 1, scheduled: 0 })
  expect(preview.text).toContain(shop.address)
})

test('ends the calls of the provider, gives the access back, and keeps what came', async () => {
  await disconnect(asMember('admin'), shop.mailboxId)
  expect(shop.provider.called('unwatch')).toBe(1)
  expect(await mailboxRow(shop)).toMatchObject({ state: 'disconnected', credentials: null })
  expect(await syncRow(shop)).toMatchObject({ watch: null, watchExpiresAt: null })
  const called = shop.provider.calls.length
  shop.provider.arrive(rawMail())
  await syncMailbox(shop)
  expect(shop.provider.calls).toHaveLength(called)
  const messages = await asSystem('test', (db) => db.message.count({ where: { mailboxId: shop.mailboxId } }))
  expect(messages).toBe(1)
})

test('a provider that does not answer keeps nobody from disconnecting', async () => {
  shop.provider.meet({ on: 'unwatch', error: new ChannelFailure('unavailable', 'Out of order') })
  await disconnect(asMember('admin'), shop.mailboxId)
  expect(await mailboxRow(shop)).toMatchObject({ state: 'disconnected' })
})

test('the provider is given its grant back', async () => {
  const mailbox = await signedIn()
  await expect(disconnect(asMember('agent'), mailbox.mailboxId)).rejects.toMatchObject({ code: 'forbidden' })
  expect(google.logins.revoked.has(account)).toBe(false)
  await disconnect(asMember('admin'), mailbox.mailboxId)
  expect(google.logins.revoked.has(account)).toBe(true)
})

test.each([
  ['is out of order', { status: 503 }],
  ['knows the grant no longer', { status: 400 }],
  ['cuts the line', { cut: true }],
])('a provider that %s when it is given a grant back keeps nobody from disconnecting', async (_, fault) => {
  const mailbox = await signedIn()
  google.fail({ on: '/revoke', ...fault })
  await disconnect(asMember('admin'), mailbox.mailboxId)
  expect(await mailboxRow(mailbox)).toMatchObject({ state: 'disconnected', credentials: null })
})

test('an agent disconnects nothing, and no provider is asked', async () => {
  await expect(disconnect(asMember('agent'), shop.mailboxId)).rejects.toMatchObject({ code: 'forbidden' })
  expect(shop.provider.called('unwatch')).toBe(0)
})

test('a paused mailbox is left alone, and what came meanwhile is fetched when it goes on', async () => {
  await as(organization, 'admin', (ctx) => pauseMailbox(ctx, shop.mailboxId))
  const id = shop.provider.arrive(rawMail())
  await syncMailbox(shop)
  expect(await acceptedIds(shop)).not.toContain(id)
  await as(organization, 'admin', (ctx) => resumeMailbox(ctx, shop.mailboxId))
  await syncMailbox(shop)
  expect(await acceptedIds(shop)).toContain(id)
})
