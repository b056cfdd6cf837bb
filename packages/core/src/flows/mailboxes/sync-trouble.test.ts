import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { ChannelFailure } from '@frontdesk/integrations/channel'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { attachMailbox } from '../../mailboxes/attach.ts'
import { wakeDueMailboxes } from '../../mailboxes/sync/wake-due.ts'
import {
  acceptedIds,
  type Connected,
  connectScripted,
  idsAtProvider,
  incidentsOf,
  mailboxRow,
  syncRow,
  waitOut,
} from '../../test/connected.ts'
import { as, promisedJobs } from '../../test/contexts.ts'
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

describe('a provider in trouble', () => {
  beforeEach(() => settle())

  test('that asks for time is not called before it is over; other mailboxes go on', async () => {
    const other = await connectScripted(organization)
    await settle(other)
    shop.provider.arrive(rawMail())
    other.provider.arrive(rawMail())
    const error = new ChannelFailure('rate_limited', 'Slow down', { retryAfterMs: 30_000 })
    shop.provider.meet({ on: 'fetchChanges', error })
    await sync()
    const called = shop.provider.calls.length
    await sync()
    await wakeDueMailboxes()
    await sync()
    expect(shop.provider.calls).toHaveLength(called)
    const { holdUntil, nextSyncAt } = await syncRow(shop)
    expect(Math.min(holdUntil?.getTime() ?? 0, nextSyncAt.getTime())).toBeGreaterThan(Date.now() + 25_000)
    await sync(other)
    await expectAll(other)

    await settle()
    await expectAll()
    expect((await incidentsOf(shop)).map(({ code, resolvedAt }) => [code, resolvedAt !== null])).toEqual([
      ['rate_limited', true],
    ])
  })

  test('that is down for long is asked rarely, and nothing is lost', async () => {
    for (let count = 0; count < 20; count += 1) shop.provider.arrive(rawMail())
    shop.provider.meet({ on: 'fetchChanges', error: down(), times: 4 })
    const pauses: number[] = []
    for (let turn = 0; turn < 4; turn += 1) {
      await waitOut(shop)
      await sync()
      const { holdUntil } = await syncRow(shop)
      pauses.push(Math.round(((holdUntil?.getTime() ?? 0) - Date.now()) / 1_000))
    }
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
    expect(pauses.at(-1)).toBeGreaterThanOrEqual(30)
    await settle()
    await expectAll()
  })

  test('that fails now and then while a backlog is fetched is not left alone ever longer', async () => {
    const ids = Array.from({ length: 30 }, () => shop.provider.arrive(rawMail()))
    for (const [at, about] of ids.entries())
      if (at % 5 === 4) shop.provider.meet({ on: 'fetchMail', about, error: down() })
    let failed = 0
    for (let turn = 0; turn < 10; turn += 1) {
      await waitOut(shop)
      await sync()
      const { failures, holdUntil } = await syncRow(shop)
      failed += failures
      expect((holdUntil?.getTime() ?? 0) - Date.now()).toBeLessThan(6_000)
    }
    expect(failed).toBe(6)
    await expectAll()
  })

  test.each([
    ['fails', { error: down() }],
    ['comes to nothing', { lost: true }],
    ['goes well', {}],
  ])(
    'a turn that %s after another worker took the mailbox over holds that one up in nothing',
    async (_, how) => {
      for (let count = 0; count < 3; count += 1) shop.provider.arrive(rawMail())
      const token = crypto.randomUUID()
      const takeOver = () =>
        asSystem('test', (db) =>
          db.mailboxSync.updateMany({ where: { mailboxId: shop.mailboxId }, data: { leaseToken: token } }),
        )
      shop.provider.meet({ on: 'fetchMail', meanwhile: takeOver, ...how })
      const before = await syncRow(shop)
      await sync()
      const { failures, holdUntil, leaseToken, cursor } = await syncRow(shop)
      expect({ failures, holdUntil, leaseToken, cursor }).toEqual({
        failures: 0,
        holdUntil: before.holdUntil,
        leaseToken: token,
        cursor: before.cursor,
      })
      expect(await incidentsOf(shop)).toEqual([])
    },
  )

  test('that forgot where we were is read anew, and nothing comes twice', async () => {
    for (let count = 0; count < 12; count += 1) shop.provider.arrive(rawMail(), { at: daysAgo(0) })
    await sync()
    for (let count = 0; count < 7; count += 1) shop.provider.store(rawMail(), { at: new Date() })
    shop.provider.forget()
    await sync()
    await expectAll()
    const after = shop.provider.arrive(rawMail())
    await sync()
    expect(await acceptedIds(shop)).toContain(after)
    await expectAll()
  })

  test('that numbers its mails anew brings none of them twice', async () => {
    const imap = await connectScripted(organization, { kind: 'imap' })
    for (let count = 0; count < 5; count += 1) imap.provider.store(rawMail({ text: `mail ${count}` }))
    imap.provider.store(rawMail({ messageId: null, text: 'without an id' }))
    await settle(imap)
    imap.provider.renumber()
    imap.provider.forget()
    await sync(imap)
    const rows = await asSystem('test', (db) =>
      db.inboundMail.count({ where: { mailboxId: imap.mailboxId } }),
    )
    expect(rows).toBe(6)
    expect(await acceptedIds(imap)).toEqual(idsAtProvider(imap))
  })

  test('that was left for months is read from where we were', async () => {
    await asSystem('test', (db) =>
      db.mailboxSync.updateMany({
        where: { mailboxId: shop.mailboxId },
        data: { lastSyncedAt: daysAgo(90) },
      }),
    )
    for (const days of [80, 50, 20, 1]) shop.provider.store(rawMail(), { at: daysAgo(days) })
    shop.provider.forget()
    await sync()
    await settle()
    await expectAll()
  })
})

describe('lost access', () => {
  const lost = () => new ChannelFailure('access_lost', 'The grant was withdrawn')

  test('stops the mailbox, tells once, and after connecting again there is no gap', async () => {
    await settle()
    shop.provider.arrive(rawMail())
    shop.provider.meet({ on: 'fetchChanges', error: lost(), times: 100 })
    await sync()
    await waitOut(shop)
    await Promise.all([sync(), sync()])
    expect(await mailboxRow(shop)).toMatchObject({ state: 'reconnect' })
    const incidents = await incidentsOf(shop)
    expect(incidents).toMatchObject([{ code: 'access_lost', resolvedAt: null }])
    const told = (await promisedJobs(organization, 'tell-alarm')).filter(
      ({ payload }) => (payload as { incidentId: string }).incidentId === incidents[0]?.id,
    )
    expect(told).toHaveLength(1)

    shop.provider.arrive(rawMail())
    shop.provider.calm()
    await reconnect(shop.address)
    await sync()
    await expectAll()
    expect(await mailboxRow(shop)).toMatchObject({ state: 'active' })
    expect((await incidentsOf(shop)).every(({ resolvedAt }) => resolvedAt !== null)).toBe(true)
  })

  test('is not mended with another account', async () => {
    await expect(reconnect('somebody-else@shop.example')).rejects.toMatchObject({ code: 'another_account' })
  })

  const reconnect = (address: string) =>
    as(organization, 'admin', (ctx) =>
      attachMailbox(ctx, {
        kind: 'gmail',
        mailboxId: shop.mailboxId,
        identity: { address, name: '', aliases: [], maxMailBytes: 1 },
        settings: {},
        credentials: { type: 'password', password: 'y' },
      }),
    )
})
