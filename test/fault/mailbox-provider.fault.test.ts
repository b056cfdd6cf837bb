import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Chance, chanceOf, oneBySeed, seeds } from './rig/chance.ts'
import {
  answer,
  answered,
  arrived,
  ask,
  connect,
  type Desk,
  expectSame,
  healthOf,
  write,
} from './rig/desks.ts'
import { eventually, untilAllDone } from './rig/oracle.ts'
import { openPeers, type PeerKind, type Peers, peerKinds } from './rig/peers/web-peers.ts'
import { useStage } from './rig/stage.ts'
import { type Supervised, superviseWorker } from './rig/worker.ts'

useStage()

let peers: Peers
let workers: Supervised[]

beforeAll(async () => {
  peers = await openPeers()
  workers = await Promise.all([superviseWorker(), superviseWorker()])
})

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()))
  expect(workers.map((worker) => worker.deaths())).toEqual([0, 0])
  await peers.close()
})

/** A connected mailbox with some mails; each seed meets another provider. */
async function desk(chance: Chance, seed: number, kinds: PeerKind[] = peerKinds): Promise<Desk> {
  const kind = oneBySeed(kinds, seed)
  const peer = await peers.open(kind)
  await write(peer, chance.between(4, 12), chance)
  const connected = await connect(peer)
  await arrived(connected)
  return connected
}

const more = ({ peer }: Desk, chance: Chance) => write(peer, chance.between(2, 8), chance)
const overHttp: PeerKind[] = ['gmail', 'outlook']
const byToken: PeerKind[] = [...overHttp, 'imap by token']

describe.concurrent('whatever a provider does, the mails there and here are the same', () => {
  test.each(seeds)('fault 18: it is left alone for as long as it asks, seed %d', async (seed) => {
    const chance = chanceOf(seed)
    const [throttled, other] = [await desk(chance, seed, overHttp), await desk(chance, seed)]
    const seconds = chance.between(30, 35)
    const until = Date.now() + seconds * 1_000
    throttled.peer.throttle(seconds)
    await more(throttled, chance)
    await eventually(async () => expect((await healthOf(throttled)).heldSeconds).toBeGreaterThan(0))
    // Calls that were under way together are refused together.
    await wait(1_000)
    const asked = throttled.peer.asked()
    await more(other, chance)
    await wait(until - Date.now() - 500)
    expect(throttled.peer.asked()).toBe(asked)
    await Promise.all([arrived(throttled), arrived(other)])
  })

  test.each(seeds)('fault 20: a reply it took without saying so leaves once, seed %d', async (seed) => {
    const chance = chanceOf(seed)
    const replying = await desk(chance, seed)
    const replies = chance.between(2, 4)
    const swallowed = chance.between(1, replies)
    for (let count = 1; count <= replies; count += 1) {
      if (count === swallowed) replying.peer.swallowSending()
      await answer(replying)
      await answered(replying, count)
    }
    await untilAllDone(replying.organization)
    await answered(replying, replies)
    await expectSame(replying)
  })

  test.each(seeds)('fault 22: it forgot where we were, again and again, seed %d', async (seed) => {
    const chance = chanceOf(seed)
    const forgotten = await desk(chance, seed)
    for (let time = 0; time < 2; time += 1) {
      if (chance.between(0, 1) === 1) await more(forgotten, chance)
      forgotten.peer.forget()
      await more(forgotten, chance)
      await arrived(forgotten)
    }
    await untilAllDone(forgotten.organization)
    await expectSame(forgotten)
  })

  test.each(seeds)(
    'fault 23: a withdrawn grant is told once, and the gap is filled, seed %d',
    async (seed) => {
      const chance = chanceOf(seed)
      const lost = await desk(chance, seed)
      if (chance.between(0, 1) === 1) await more(lost, chance)
      lost.peer.withdraw()
      await more(lost, chance)
      await eventually(async () =>
        expect(await healthOf(lost)).toMatchObject({ state: 'reconnect', incidents: ['access_lost open'] }),
      )
      await more(lost, chance)
      await connect(lost.peer, lost)
      await arrived(lost)
      expect(await healthOf(lost)).toMatchObject({ state: 'active', incidents: ['access_lost over'] })
      await untilAllDone(lost.organization)
      const alarms = await ask<{ count: number }>(
        `SELECT count(*)::int AS count FROM outbox WHERE organization_id = $1 AND job = 'tell-alarm'`,
        [lost.organization.id],
      )
      expect(alarms).toEqual([{ count: 1 }])
    },
  )

  test.each(seeds)('fault 24: all who need a new token at once ask for one, seed %d', async (seed) => {
    const chance = chanceOf(seed)
    const expired = await desk(chance, seed, byToken)
    const { tokens } = expired.peer
    const before = tokens?.renewed() ?? 0
    tokens?.expire()
    await more(expired, chance)
    // With the reading of the mailbox, ten jobs and more over two processes.
    const replies = chance.between(10, 14)
    for (let count = 0; count < replies; count += 1) await answer(expired)
    await answered(expired, replies)
    await arrived(expired)
    expect((tokens?.renewed() ?? 0) - before).toBe(1)
  })
})
