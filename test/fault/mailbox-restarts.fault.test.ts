import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Chance, chanceOf, seeds } from './rig/chance.ts'
import { arrived, connect, type Desk, expectSame, write } from './rig/desks.ts'
import { eventually, untilAllDone } from './rig/oracle.ts'
import { openPeers, type Peers, peerKinds } from './rig/peers/web-peers.ts'
import { useStage } from './rig/stage.ts'
import { type Supervised, superviseWorker } from './rig/worker.ts'

useStage()

const steps = ['accept-before-row', 'sync-before-cursor', 'ingest-before-commit', 'ingest-after-commit']
/** How many customers' mails it takes until a step is passed that often. */
const passes = { least: 1, most: 8 }

let peers: Peers
let worker: Supervised
const all: Desk[] = []

beforeAll(async () => {
  const chance = chanceOf(seeds.reduce((sum, seed) => sum + seed))
  const faults = chance
    .shuffled(steps)
    .map((step) => `${step}:${step.startsWith('sync') ? 1 : chance.between(passes.least, passes.most)}`)
  peers = await openPeers()
  worker = await superviseWorker({ faults })
})

afterAll(async () => {
  await worker.stop()
  await peers.close()
})

/** Three mailboxes, each with some mails from before it was connected. */
async function connectAll(chance: Chance): Promise<Desk[]> {
  const desks: Desk[] = []
  for (const kind of chance.shuffled(peerKinds)) {
    const peer = await peers.open(kind)
    await write(peer, chance.between(10, 25), chance)
    desks.push(await connect(peer))
  }
  all.push(...desks)
  return desks
}

async function settled(desks: Desk[]): Promise<void> {
  await Promise.all(desks.map(arrived))
  await Promise.all(desks.map(({ organization }) => untilAllDone(organization)))
  for (const desk of desks) await expectSame(desk)
}

describe.concurrent('fault 5: mailboxes', () => {
  test.each(seeds)(
    'fault 5: the worker is killed at each step of a mail and at random, and every mailbox is whole, seed %d',
    async (seed) => {
      const chance = chanceOf(seed)
      const desks = await connectAll(chance)
      for (let wave = 0; wave < 3; wave += 1) {
        await Promise.all(desks.map(({ peer }) => write(peer, chance.between(5, 15), chance)))
        await new Promise((resolve) => setTimeout(resolve, chance.between(1_000, 6_000)))
        if (wave === 1) worker.kill()
      }
      await eventually(async () => expect(worker.deaths()).toBeGreaterThanOrEqual(steps.length))
      await settled(desks)
    },
  )
})

test('fault 6: told to stop while it reads mailboxes, it ends in time and leaves nothing half done', async () => {
  const chance = chanceOf(seeds[0] ?? 0)
  await Promise.all(all.map(({ peer }) => write(peer, chance.between(5, 15), chance)))
  const [first] = all
  await eventually(async () => expect(first && (await expectSame(first))).toBeUndefined())
  await Promise.all(all.map(({ peer }) => write(peer, chance.between(5, 15), chance)))
  expect(await worker.stop()).toEqual({ code: 0, signal: null })
  worker = await superviseWorker()
  await settled(all)
})
