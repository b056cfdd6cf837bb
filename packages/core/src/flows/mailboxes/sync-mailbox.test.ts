import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { ChannelFailure } from '@frontdesk/integrations/channel'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { asSystem } from '../../context.ts'
import { wakeDueMailboxes } from '../../mailboxes/sync/wake-due.ts'
import {
  acceptedIds,
  type Connected,
  connectScripted,
  idsAtProvider,
  incidentsOf,
  ingestAll,
  syncRow,
  waitOut,
} from '../../test/connected.ts'
import { promisedJobs } from '../../test/contexts.ts'
import { rawMail } from '../../test/mails.ts'
import { syncMailbox } from './sync-mailbox.ts'

withTestDatabase()

let organization: TestOrganization
let shop: Connected

beforeAll(async () => {
  organization = await createOrganization()
})

beforeEach(async () => {
  shop = await connectScripted(organization)
})

const sync = (mailbox: Connected = shop) =>
  syncMailbox({ organizationId: mailbox.organizationId, mailboxId: mailbox.mailboxId })
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
const down = (retryAfterMs: number | null = null) =>
  new ChannelFailure('unavailable', 'Out of order', { retryAfterMs })

/** Turns until nothing is left to do, as the schedule would take them. */
async function settle(mailbox: Connected = shop, turns = 30): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    await waitOut(mailbox)
    await sync(mailbox)
    const { failures, backfill } = await syncRow(mailbox)
    if (failures === 0 && (backfill as { state: string } | null)?.state === 'done') return
  }
}

async function expectAll(mailbox: Connected = shop): Promise<void> {
  expect(await acceptedIds(mailbox)).toEqual(idsAtProvider(mailbox))
}

describe('the first sync', () => {
  test('takes the newest mails first, and the rest step by step', async () => {
    const ids = Array.from({ length: 250 }, (_, day) => shop.provider.store(rawMail(), { at: daysAgo(day) }))
    await sync()
    expect(await acceptedIds(shop)).toEqual(ids.slice(0, 100).sort())
    expect((await syncRow(shop)).backfill).toMatchObject({ state: 'running', done: 100, total: 250 })
    await settle()
    await expectAll()
    expect((await syncRow(shop)).backfill).toMatchObject({ state: 'done', done: 250 })
  })

  test('misses nothing that comes while it reads what was there', async () => {
    for (let day = 1; day < 5; day += 1) shop.provider.store(rawMail(), { at: daysAgo(day) })
    shop.provider.meet({ on: 'listMails', meanwhile: () => shop.provider.arrive(rawMail()) })
    shop.provider.meet({ on: 'fetchMail', meanwhile: () => shop.provider.arrive(rawMail()) })
    await settle()
    await sync()
    expect(await acceptedIds(shop)).toHaveLength(6)
    await expectAll()
  })

  test('makes old mail old here, too', async () => {
    shop.provider.store(rawMail(), { at: new Date('2026-02-03T04:05:06Z') })
    await settle()
    const [row] = await asSystem('test', (db) =>
      db.inboundMail.findMany({ where: { mailboxId: shop.mailboxId } }),
    )
    expect(row?.receivedAt).toEqual(new Date('2026-02-03T04:05:06Z'))
    expect(row?.origin).toMatchObject({ via: 'provider', history: true })
  })
})

describe('increments', () => {
  beforeEach(() => settle())

  test('are taken once, however often the provider tells of them', async () => {
    const id = shop.provider.arrive(rawMail())
    const [told] = shop.provider.log
    for (let time = 0; time < 10 && told; time += 1) shop.provider.change(told)
    await Promise.all(Array.from({ length: 10 }, () => sync()))
    await sync()
    expect(await acceptedIds(shop)).toEqual([id])
    expect(
      shop.provider.calls.filter(({ method, about }) => method === 'fetchMail' && about === id),
    ).toHaveLength(1)
  })

  test('come page by page, and each page is kept before the next is asked for', async () => {
    const paged = await connectScripted(organization, { pageSize: 10 })
    await settle(paged)
    for (let count = 0; count < 35; count += 1) paged.provider.arrive(rawMail())
    await sync(paged)
    await expectAll(paged)
    expect((await syncRow(paged)).cursor).toEqual({ era: 0, at: 35 })
  })

  test('of a run that died before its cursor was kept are known again', async () => {
    shop.provider.arrive(rawMail())
    const { cursor } = await syncRow(shop)
    await sync()
    await asSystem('test', (db) =>
      db.mailboxSync.updateMany({ where: { mailboxId: shop.mailboxId }, data: { cursor: cursor as object } }),
    )
    await sync()
    await expectAll()
    expect(shop.provider.called('fetchMail')).toBe(1)
  })

  test('that are gone already, or that the provider refuses to hand out, hold nobody up', async () => {
    const gone = shop.provider.arrive(rawMail())
    const refused = shop.provider.arrive(rawMail())
    const good = shop.provider.arrive(rawMail())
    shop.provider.mails.delete(gone)
    const error = new ChannelFailure('refused', 'This mail cannot be exported')
    shop.provider.meet({ on: 'fetchMail', about: refused, error })
    await sync()
    expect(await acceptedIds(shop)).toEqual([good])
    expect(await incidentsOf(shop)).toMatchObject([{ code: 'mail_unreadable', occurrences: 1 }])
  })

  test('a mail that fails time and again is left for later, and comes when it can', async () => {
    const poison = shop.provider.arrive(rawMail())
    const good = shop.provider.arrive(rawMail())
    shop.provider.meet({ on: 'fetchMail', about: poison, error: down(), times: 1_000 })
    for (let turn = 0; turn < 3; turn += 1) {
      await waitOut(shop)
      await sync()
    }
    const later = shop.provider.arrive(rawMail())
    await sync()
    expect(await acceptedIds(shop)).toEqual([good, later].sort())
    expect((await syncRow(shop)).postponed).toMatchObject([{ id: poison }])

    shop.provider.calm()
    await asSystem('test', (db) =>
      db.mailboxSync.updateMany({
        where: { mailboxId: shop.mailboxId },
        data: { postponed: [{ id: poison, tries: 1, next: daysAgo(1).toISOString() }] },
      }),
    )
    await sync()
    await expectAll()
    expect((await syncRow(shop)).postponed).toEqual([])
  })
})

describe('several workers', () => {
  beforeEach(() => settle())

  test('sync a mailbox one at a time', async () => {
    for (let count = 0; count < 8; count += 1) shop.provider.arrive(rawMail())
    const before = shop.provider.called('fetchChanges')
    await Promise.all(Array.from({ length: 6 }, () => sync()))
    await expectAll()
    expect(shop.provider.called('fetchMail')).toBe(8)
    expect(shop.provider.called('fetchChanges') - before).toBeLessThanOrEqual(6)
  })

  test.each([-10, 10])('a clock that is %d minutes off takes nobody’s turn', async (minutes) => {
    shop.provider.arrive(rawMail())
    await asSystem(
      'test',
      (db) => db.$executeRaw`
        UPDATE mailbox_syncs SET lease_token = gen_random_uuid(), lease_until = now() + interval '60 seconds'
        WHERE mailbox_id = ${shop.mailboxId}::uuid`,
    )
    const called = shop.provider.calls.length
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 })
    try {
      await sync()
    } finally {
      vi.useRealTimers()
    }
    expect(shop.provider.calls).toHaveLength(called)
  })

  test('a turn that died is taken over when its lease is over', async () => {
    shop.provider.arrive(rawMail())
    await asSystem(
      'test',
      (db) => db.$executeRaw`
        UPDATE mailbox_syncs SET lease_token = gen_random_uuid(), lease_until = now() - interval '1 second'
        WHERE mailbox_id = ${shop.mailboxId}::uuid`,
    )
    await sync()
    await expectAll()
  })

  test('a mailbox whose time has come is promised to one of them', async () => {
    await asSystem('test', (db) =>
      db.mailboxSync.updateMany({
        where: { mailboxId: shop.mailboxId },
        data: { nextSyncAt: new Date(Date.now() - 1_000) },
      }),
    )
    const promised = async () =>
      (await promisedJobs(organization, 'sync-mailbox')).filter(
        ({ payload }) => (payload as { mailboxId: string }).mailboxId === shop.mailboxId,
      ).length
    const before = await promised()
    await Promise.all([wakeDueMailboxes(), wakeDueMailboxes(), wakeDueMailboxes()])
    expect((await promised()) - before).toBe(1)
  })
})

test('mails of two mailboxes of one organization stay apart, and become messages of their own', async () => {
  const other = await connectScripted(organization)
  const raw = rawMail()
  shop.provider.arrive(raw, { id: 'the-same-id' })
  other.provider.arrive(raw, { id: 'the-same-id' })
  await settle()
  await settle(other)
  await ingestAll(shop)
  await ingestAll(other)
  const messages = await asSystem('test', (db) =>
    db.message.findMany({ where: { mailboxId: { in: [shop.mailboxId, other.mailboxId] } } }),
  )
  expect(messages.map(({ mailboxId }) => mailboxId).sort()).toEqual([shop.mailboxId, other.mailboxId].sort())
})
