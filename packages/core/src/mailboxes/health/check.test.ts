import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { reconcileMailbox } from '../../flows/mailboxes/reconcile-mailbox.ts'
import { syncMailbox } from '../../flows/mailboxes/sync-mailbox.ts'
import { watchMailbox } from '../../flows/mailboxes/watch-mailbox.ts'
import {
  acceptedIds,
  type Connected,
  connectScripted,
  idsAtProvider,
  incidentsOf,
  syncRow,
} from '../../test/connected.ts'
import { as, promisedJobs } from '../../test/contexts.ts'
import { accept, rawMail } from '../../test/mails.ts'
import { wakeDueMailboxes } from '../sync/wake-due.ts'
import { checkMailboxes } from './check.ts'
import { readMailboxHealth } from './read.ts'

withTestDatabase()

let organization: TestOrganization
let shop: Connected

beforeAll(async () => {
  organization = await createOrganization()
})

beforeEach(async () => {
  shop = await connectScripted(organization)
})

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
const sync = () => syncMailbox(shop)
const setSync = (data: object, mailboxId = shop.mailboxId) =>
  asSystem('test', (db) => db.mailboxSync.updateMany({ where: { mailboxId }, data }))
const promisedFor = async (job: string) =>
  (await promisedJobs(organization, job)).filter(
    ({ payload }) => (payload as { mailboxId?: string }).mailboxId === shop.mailboxId,
  ).length

test('silence of three times the usual gap wakes the admins once, and mail ends it', async () => {
  for (let mail = 0; mail < 10; mail += 1) shop.provider.store(rawMail(), { at: hoursAgo(10 + 2 * mail) })
  await sync()
  await checkMailboxes()
  await checkMailboxes()
  const open = await incidentsOf(shop)
  expect(open).toMatchObject([{ code: 'silent', resolvedAt: null }])
  expect((await syncRow(shop)).usualGapSeconds).toBeGreaterThan(6_600)
  const told = (await promisedJobs(organization, 'tell-alarm')).filter(
    ({ payload }) => (payload as { incidentId: string }).incidentId === open[0]?.id,
  )
  expect(told).toHaveLength(1)

  shop.provider.arrive(rawMail())
  await sync()
  await checkMailboxes()
  expect((await incidentsOf(shop))[0]?.resolvedAt).not.toBeNull()
})

test('a pause shorter than that is nothing to speak of', async () => {
  for (let mail = 0; mail < 10; mail += 1) shop.provider.store(rawMail(), { at: hoursAgo(5 + 2 * mail) })
  await sync()
  await checkMailboxes()
  expect(await incidentsOf(shop)).toEqual([])
})

test('a watch is asked for once a day, by one of several workers', async () => {
  await Promise.all([checkMailboxes(), checkMailboxes(), checkMailboxes()])
  expect(await promisedFor('watch-mailbox')).toBe(1)
  await setSync({ watchAskedAt: hoursAgo(25) })
  await checkMailboxes()
  expect(await promisedFor('watch-mailbox')).toBe(2)
})

test('a watch that lapsed is told of, and over when it is renewed', async () => {
  await setSync({ watchExpiresAt: hoursAgo(1) })
  await checkMailboxes()
  expect(await incidentsOf(shop)).toMatchObject([{ code: 'watch_lapsed', resolvedAt: null }])
  await watchMailbox(shop)
  expect((await syncRow(shop)).watchExpiresAt?.getTime()).toBeGreaterThan(Date.now())
  expect((await incidentsOf(shop))[0]?.resolvedAt).not.toBeNull()
})

test('a comparison finds and fetches what never came, and counts what lies here alone', async () => {
  const ids = [1, 2, 3, 4].map((hours) => shop.provider.store(rawMail(), { at: hoursAgo(hours) }))
  await sync()
  const [lost = '', deleted = ''] = ids
  await asSystem('test', (db) =>
    db.inboundMail.deleteMany({ where: { mailboxId: shop.mailboxId, providerMessageId: `gmail:${lost}` } }),
  )
  shop.provider.mails.delete(deleted)
  await setSync({ reconciledAt: hoursAgo(25) })
  await checkMailboxes()
  expect(await promisedFor('reconcile-mailbox')).toBe(1)
  await reconcileMailbox(shop)
  expect((await syncRow(shop)).reconciliation).toEqual({
    compared: 3,
    repaired: 1,
    extra: 1,
    extraIds: [`gmail:${deleted}`],
    repairedIds: [`gmail:${lost}`],
  })
  expect(await acceptedIds(shop)).toEqual([...idsAtProvider(shop), deleted].sort())
  expect(await incidentsOf(shop)).toMatchObject([
    { code: 'mails_missing', detail: `1 of 3: gmail:${lost}`, resolvedAt: null },
  ])
  await reconcileMailbox(shop)
  expect((await incidentsOf(shop))[0]?.resolvedAt).not.toBeNull()
})

test('a forwarding address that fell silent wakes the admins, is synced by nobody, and shows how often mail comes', async () => {
  const { id: mailboxId } = organization.mailbox
  const came = async (hours: number) => {
    const { inboundMailId } = await accept(organization, { raw: rawMail() })
    await asSystem('test', (db) =>
      db.inboundMail.update({ where: { id: inboundMailId }, data: { receivedAt: hoursAgo(hours) } }),
    )
  }
  for (const hours of [1, 3, 5]) await came(hours)
  await checkMailboxes()
  const health = () => as(organization, 'viewer', (ctx) => readMailboxHealth(ctx, mailboxId))
  const usual = (await health()).usualGapSeconds ?? 0
  expect(usual).toBeGreaterThan(3_600)
  expect(usual).toBeLessThan(10_800)
  expect(await health()).toMatchObject({ nextSyncAt: null, incidents: [] })
  await asSystem(
    'test',
    (db) => db.$executeRaw`
      UPDATE inbound_mails SET received_at = received_at - interval '20 hours' WHERE mailbox_id = ${mailboxId}::uuid`,
  )
  await setSync({ nextSyncAt: hoursAgo(1), lastMailAt: null }, mailboxId)
  await checkMailboxes()
  await wakeDueMailboxes()
  expect((await health()).incidents).toMatchObject([{ code: 'silent', resolvedAt: null }])
  for (const job of ['sync-mailbox', 'reconcile-mailbox', 'watch-mailbox']) {
    const promised = await promisedJobs(organization, job)
    expect(promised.map(({ payload }) => (payload as { mailboxId: string }).mailboxId)).not.toContain(
      mailboxId,
    )
  }
  await came(0)
  await checkMailboxes()
  expect((await health()).incidents).toMatchObject([{ code: 'silent', resolvedAt: expect.any(String) }])
})
