import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { markRead } from '../../conversations/mark-read.ts'
import { findConversation } from '../../conversations/query/find.ts'
import { setStatus } from '../../conversations/set-status.ts'
import { mirrorMarks } from '../../flows/mailboxes/mirror-marks.ts'
import { syncMailbox } from '../../flows/mailboxes/sync-mailbox.ts'
import { type Connected, connectScripted, ingestAll } from '../../test/connected.ts'
import { as, promisedJobs } from '../../test/contexts.ts'
import { rawMail } from '../../test/mails.ts'

withTestDatabase()

let organization: TestOrganization
let shop: Connected
let mailId: string
let conversation: string

beforeAll(async () => {
  organization = await createOrganization()
})

beforeEach(async () => {
  shop = await connectScripted(organization)
  mailId = shop.provider.store(rawMail({ to: shop.address }), { at: new Date(Date.now() - 60_000) })
  await syncMailbox(shop)
  await ingestAll(shop)
  const message = await asSystem('test', (db) =>
    db.message.findFirstOrThrow({ where: { mailboxId: shop.mailboxId } }),
  )
  conversation = message.conversationId
})

const mirror = (settings: object) =>
  asSystem('test', (db) => db.mailbox.update({ where: { id: shop.mailboxId }, data: { settings } }))
const isUnread = () =>
  as(organization, 'agent', async (ctx) => (await findConversation(ctx, conversation)).unread)
const marksPromised = async () =>
  (await promisedJobs(organization, 'mirror-marks')).filter(
    ({ payload }) => (payload as { conversationId: string }).conversationId === conversation,
  ).length
const refAtProvider = () => shop.provider.mails.get(mailId)?.ref

test('read at the provider is read here, and unread there is unread here', async () => {
  await mirror({ mirrorReadState: true })
  expect(await isUnread()).toBe(true)
  shop.provider.change({ type: 'marked', id: mailId, read: true, archived: false })
  await syncMailbox(shop)
  expect(await isUnread()).toBe(false)
  shop.provider.change({ type: 'marked', id: mailId, read: false, archived: false })
  await syncMailbox(shop)
  expect(await isUnread()).toBe(true)
})

test('an organization that does not want that keeps its own read state, and tells nobody', async () => {
  shop.provider.change({ type: 'marked', id: mailId, read: true, archived: false })
  await syncMailbox(shop)
  expect(await isUnread()).toBe(true)
  await as(organization, 'agent', (ctx) => markRead(ctx, { conversation, read: true }))
  await as(organization, 'agent', (ctx) => setStatus(ctx, { conversation, status: 'resolved' }))
  expect(await marksPromised()).toBe(0)
})

test('what was read and resolved here is read and archived at the provider', async () => {
  await mirror({ mirrorReadState: true, mirrorArchive: true })
  await as(organization, 'agent', (ctx) => markRead(ctx, { conversation, read: true }))
  expect(await marksPromised()).toBe(1)
  const run = () => mirrorMarks({ organizationId: organization.id, conversationId: conversation })
  await run()
  expect(refAtProvider()).toMatchObject({ read: true, archived: false })
  await as(organization, 'agent', (ctx) => setStatus(ctx, { conversation, status: 'resolved' }))
  expect(await marksPromised()).toBe(2)
  await run()
  await run()
  expect(refAtProvider()).toMatchObject({ read: true, archived: true })
})

test('a mail that is gone at the provider is no trouble', async () => {
  await mirror({ mirrorReadState: true })
  shop.provider.mails.delete(mailId)
  await as(organization, 'agent', (ctx) => markRead(ctx, { conversation, read: true }))
  await mirrorMarks({ organizationId: organization.id, conversationId: conversation })
  expect(shop.provider.called('mark')).toBe(1)
})
