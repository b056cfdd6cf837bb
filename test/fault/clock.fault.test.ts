import { setTimeout as wait } from 'node:timers/promises'
import { setTags } from '@frontdesk/core/conversations/set-tags'
import { undoDelivery } from '@frontdesk/core/deliveries/undo'
import { reply } from '@frontdesk/core/messages/reply'
import { createCalendar } from '@frontdesk/core/sla/calendars/write'
import { createSlaPolicy } from '@frontdesk/core/sla/policies/write'
import { as } from '@frontdesk/core/test/contexts'
import { activeWorkflow } from '@frontdesk/core/test/workflows'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chanceOf, oneBySeed, seeds } from './rig/chance.ts'
import { arrived, ask, connect, write } from './rig/desks.ts'
import { type Mail, newMails, sendUntilAcknowledged } from './rig/mails.ts'
import { deliveriesOf, eventually, untilAllDone, untilIngested } from './rig/oracle.ts'
import { openPeers, type Peers, peerKinds } from './rig/peers/web-peers.ts'
import { createAnsweringOrganization } from './rig/replies.ts'
import { openSink, type Sink } from './rig/sink.ts'
import { useStage } from './rig/stage.ts'
import { type Supervised, superviseWorker } from './rig/worker.ts'

useStage()

let peers: Peers
let sink: Sink
let workers: Supervised[]

beforeAll(async () => {
  peers = await openPeers()
  sink = await openSink({ refuses: (address) => address.startsWith('gone-') })
  const smtpUrl = sink.url
  workers = await Promise.all([-10, 10].map((minutesAhead) => superviseWorker({ smtpUrl, minutesAhead })))
})

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()))
  await peers.close()
  await sink.close()
})

describe.concurrent('fault 27: one worker is ten minutes behind, the other ten minutes ahead', () => {
  test.each(seeds)('a mailbox is read by one of them at a time, seed %d', async (seed) => {
    const chance = chanceOf(seed)
    const peer = await peers.open(oneBySeed(peerKinds, seed))
    await write(peer, chance.between(5, 20), chance)
    const desk = await connect(peer)
    for (let wave = 0; wave < 3; wave += 1) {
      await write(peer, chance.between(2, 10), chance)
      await wait(chance.between(500, 2_000))
      // A lease that is too long, or one that has ended, would show here.
      const leases = await ask<{ seconds: number }>(
        `SELECT extract(epoch FROM lease_until - now())::float8 AS seconds FROM mailbox_syncs
         WHERE mailbox_id = $1 AND lease_until IS NOT NULL`,
        [desk.mailboxId],
      )
      for (const { seconds } of leases) expect(Math.abs(seconds)).toBeLessThanOrEqual(16)
    }
    await arrived(desk)
  })

  test.each(seeds)('replies leave when the time for undo is over, and not before, seed %d', async (seed) => {
    const chance = chanceOf(seed)
    const undoSeconds = chance.between(9, 11)
    const organization = await createAnsweringOrganization()
    await ask('UPDATE organizations SET undo_seconds = $2 WHERE id = $1', [organization.id, undoSeconds])
    const sent: string[] = []
    const undone = chance.between(0, 2)
    for (let count = chance.between(3, 6); count > 0; count -= 1) {
      const { id } = await createConversation(organization)
      const input = { conversation: id, text: 'It is on its way.', attachmentIds: [], resolve: true }
      const messageId = (await as(organization, 'agent', (ctx) => reply(ctx, input))).id
      if (sent.push(messageId) === undone + 1)
        await as(organization, 'agent', (ctx) => undoDelivery(ctx, { messageId }))
    }
    await untilAllDone(organization)
    const deliveries = await eventuallySettled(organization)
    expect(deliveries.map(({ state }) => state).sort()).toEqual(
      [...sent.slice(1).map(() => 'sent'), 'undone'].sort(),
    )
    const left = deliveries.filter(({ state }) => state === 'sent').map(({ messageId }) => messageId)
    const copies = sink.copies.filter((id) => deliveries.some(({ messageId }) => messageId === id))
    expect(copies.sort()).toEqual(left.sort())
    const early = await ask(
      `SELECT d.message_id FROM deliveries d WHERE d.organization_id = $1 AND d.finished_at < d.not_before`,
      [organization.id],
    )
    expect(early).toEqual([])
    const jobs = await ask<{ count: number }>(
      `SELECT count(*)::int AS count FROM outbox WHERE organization_id = $1 AND job = 'deliver-message'`,
      [organization.id],
    )
    expect(jobs).toEqual([{ count: sent.length }])
  })

  test.each(seeds)('what is due across a change of clocks is due by the calendar, seed %d', async (seed) => {
    const chance = chanceOf(seed)
    const timeZone = oneBySeed(['Europe/Berlin', 'America/New_York', 'Australia/Sydney'], seed)
    // Open while the clocks are changed, and due beyond the next change wherever the year stands.
    const [from, to, days] = [chance.between(0, 2), chance.between(4, 6), chance.between(225, 330)]
    const minutes = days * (to - from) * 60 + chance.between(0, 59)
    const organization = await promising({ timeZone, from: `0${from}:00`, to: `0${to}:00` }, minutes)
    const began = await databaseTime()
    const mails = newMails(organization.mailbox.address, chance.between(6, 12), chance)
    await sendToEach(organization, mails)
    await untilAllDone(organization)
    const clocks = await ask<Record<'began' | 'exact' | 'shifted', boolean>>(
      `SELECT k.started_at BETWEEN $2 AND now() AS began,
         abs(o.open - $3 * 60) < 0.01 AND o.last_open AS exact, o.offsets > 1 AS shifted
       FROM sla_clocks k CROSS JOIN LATERAL (
         SELECT sum(extract(epoch FROM least(m + interval '1 minute', k.due_at) - greatest(m, k.started_at)))
             FILTER (WHERE (m AT TIME ZONE $4)::time >= $5 AND (m AT TIME ZONE $4)::time < $6)::float8 AS open,
           count(DISTINCT m AT TIME ZONE $4 - m AT TIME ZONE 'UTC') AS offsets,
           ((k.due_at - interval '1 millisecond') AT TIME ZONE $4)::time BETWEEN $5 AND $6 AS last_open
         FROM generate_series(date_trunc('minute', k.started_at), k.due_at, interval '1 minute') m) o
       WHERE k.organization_id = $1 AND k.kind = 'first'`,
      [organization.id, began, minutes, timeZone, `0${from}:00`, `0${to}:00`],
    )
    expect(clocks).toEqual(mails.map(() => ({ began: true, exact: true, shifted: true })))
  })

  test.each(seeds)('a breach is told once, and not before its time, seed %d', async (seed) => {
    const chance = chanceOf(seed)
    const organization = await promising({ timeZone: 'UTC', from: '00:00', to: '24:00' }, 1)
    const mails = newMails(organization.mailbox.address, chance.between(6, 12), chance)
    await sendToEach(organization, mails)
    await eventually(async () => {
      const told = await ask<{ early: boolean; times: number }>(
        `SELECT k.breach_told_at < k.due_at OR k.due_at <> k.started_at + interval '1 minute' AS early,
           count(*)::int AS times
         FROM sla_clocks k JOIN conversation_events e ON e.conversation_id = k.conversation_id
           AND e.type = 'sla_breached' WHERE k.organization_id = $1 AND k.kind = 'first' GROUP BY k.id`,
        [organization.id],
      )
      expect(told).toEqual(mails.map(() => ({ early: false, times: 1 })))
    })
  })

  test.each(seeds)('what workers date, they date by the clock of the database, seed %d', async (seed) => {
    const chance = chanceOf(seed)
    const organization = await createAnsweringOrganization()
    const [first, second] = [chance.between(5, 9), chance.between(10, 90)]
    for (const [tag, minutes] of [['first', first] as const, ['second', second] as const])
      await activeWorkflow(organization, {
        name: `Snooze ${tag}`,
        on: { on: 'tagged', with: { tags: [tag] } },
        steps: [{ do: 'snooze', with: { minutes } }],
      })
    await activeWorkflow(organization, {
      name: 'Resolve',
      on: { on: 'tagged', with: { tags: ['done'] } },
      steps: [{ do: 'set_status', with: { status: 'resolved' } }],
    })
    const began = await databaseTime()
    const tags = Array.from({ length: 24 }, () => chance.one(['first', 'second', 'done', 'refused']))
    for (const tag of tags) {
      const { id } = await createConversation(organization, { email: `gone-${newId()}@customer.example` })
      await as<unknown>(organization, 'agent', (ctx) =>
        tag === 'refused'
          ? reply(ctx, { conversation: id, text: 'It is on its way.', attachmentIds: [], resolve: true })
          : setTags(ctx, { conversation: id, tags: [tag] }),
      )
    }
    await untilAllDone(organization)
    const rows = await ask<{ tag: string; right: boolean }>(
      `SELECT coalesce(t.name, 'refused') AS tag, CASE t.name
           WHEN 'first' THEN snoozed_until BETWEEN $2::timestamptz + $3 AND now() + $3
           WHEN 'second' THEN snoozed_until BETWEEN $2::timestamptz + $4 AND now() + $4
           WHEN 'done' THEN status = 'resolved' AND resolved_at BETWEEN $2 AND now()
           ELSE status = 'open' AND waiting_since BETWEEN $2 AND now() END AS right
       FROM conversations c LEFT JOIN conversation_tags x ON x.conversation_id = c.id
       LEFT JOIN tags t ON t.id = x.tag_id WHERE c.organization_id = $1 ORDER BY 1`,
      [organization.id, began, `${first} minutes`, `${second} minutes`],
    )
    expect(rows).toEqual(tags.toSorted().map((tag) => ({ tag, right: true })))
  })
})

type Hours = { timeZone: string; from: string; to: string }

/** An organization that promises a first answer within so many minutes of these hours of every day. */
async function promising({ timeZone, from, to }: Hours, minutes: number): Promise<TestOrganization> {
  const organization = await createOrganization()
  const hours = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from, to }))
  const none = { low: null, normal: null, high: null, urgent: null }
  await as(organization, 'admin', async (ctx) => {
    const calendar = await createCalendar(ctx, { name: 'Desk', timeZone, hours, holidays: [] })
    await createSlaPolicy(ctx, {
      name: 'Standard',
      conditions: {},
      targetsBy: 'priority',
      targets: {
        first: { low: minutes, normal: minutes, high: minutes, urgent: minutes },
        next: none,
        resolution: none,
      },
      calendarId: calendar.id,
      nearPercent: 80,
      pauses: [],
      active: true,
    })
  })
  return organization
}

/** Half of the mails come in by the worker that is behind, half by the one that is ahead. */
async function sendToEach(organization: TestOrganization, mails: Mail[]): Promise<void> {
  for (const [at, worker] of workers.entries()) {
    const own = mails.filter((_, index) => index % workers.length === at)
    await sendUntilAcknowledged(worker.smtpPort, own)
  }
  await untilIngested(organization, mails)
}

const databaseTime = async () => (await ask<{ at: Date }>('SELECT now() AS at', []))[0]?.at ?? new Date()

async function eventuallySettled(organization: Parameters<typeof deliveriesOf>[0]) {
  await eventually(async () => {
    const states = (await deliveriesOf(organization)).map(({ state }) => state)
    expect(states.filter((state) => state === 'queued' || state === 'sending')).toEqual([])
  })
  return deliveriesOf(organization)
}
