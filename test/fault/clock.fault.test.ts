import { setTimeout as wait } from 'node:timers/promises'
import { undoDelivery } from '@frontdesk/core/deliveries/undo'
import { reply } from '@frontdesk/core/messages/reply'
import { as } from '@frontdesk/core/test/contexts'
import { createConversation } from '@frontdesk/db/test/factories'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chanceOf, oneBySeed, seeds } from './rig/chance.ts'
import { arrived, ask, connect, write } from './rig/desks.ts'
import { deliveriesOf, eventually, untilAllDone } from './rig/oracle.ts'
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
  sink = await openSink()
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
})

async function eventuallySettled(organization: Parameters<typeof deliveriesOf>[0]) {
  await eventually(async () => {
    const states = (await deliveriesOf(organization)).map(({ state }) => state)
    expect(states.filter((state) => state === 'queued' || state === 'sending')).toEqual([])
  })
  return deliveriesOf(organization)
}
