import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type Chance, chanceOf, seeds } from './rig/chance.ts'
import { arrived, connect, type Desk, expectSame, write } from './rig/desks.ts'
import { eventually, untilAllDone } from './rig/oracle.ts'
import { openPeers, type Peers, peerKinds } from './rig/peers/web-peers.ts'
import { useStage } from './rig/stage.ts'
import { superviseWorker } from './rig/worker.ts'

useStage()

const steps = ['accept-before-row', 'sync-before-cursor', 'ingest-before-commit', 'ingest-after-commit']
/** How many customers' mails it takes until a step is passed that often. */
const passes = { least: 1, most: 8 }

let peers: Peers

beforeAll(async () => {
  peers = await openPeers()
})

afterAll(() => peers.close())

/** The worker dies in each of its first lives at another step of a mail. */
function faultsBy(chance: Chance): string[] {
  return chance
    .shuffled(steps)
    .map((step) => `${step}:${step.startsWith('sync') ? 1 : chance.between(passes.least, passes.most)}`)
}

/** Three mailboxes, each with some mails from before it was connected. */
async function connectAll(chance: Chance): Promise<Desk[]> {
  const desks: Desk[] = []
  for (const kind of chance.shuffled(peerKinds)) {
    const peer = await peers.open(kind)
    await write(peer, chance.between(10, 25), chance)
    desks.push(await connect(peer))
  }
  return desks
}

async function settled(desks: Desk[]): Promise<void> {
  await Promise.all(desks.map(arrived))
  await Promise.all(desks.map(({ organization }) => untilAllDone(organization)))
  for (const desk of desks) await expectSame(desk)
}

const killed =
  'fault 5: the worker is killed at each step of a mail and at random, and every mailbox is whole, seed %d'

test.each(seeds)(killed, async (seed) => {
  const chance = chanceOf(seed)
  const worker = await superviseWorker({ faults: faultsBy(chance) })
  onTestFinished(() => worker.stop().then(() => {}))
  const desks = await connectAll(chance)
  const killedIn = chance.between(0, 2)
  for (let wave = 0; wave < 3; wave += 1) {
    await Promise.all(desks.map(({ peer }) => write(peer, chance.between(5, 15), chance)))
    await wait(chance.between(1_000, 6_000))
    if (wave === killedIn) worker.kill()
  }
  await eventually(async () => expect(worker.deaths()).toBeGreaterThanOrEqual(steps.length))
  await settled(desks)
})

const toldToStop =
  'fault 6: told to stop while it reads mailboxes, it ends in time and leaves nothing half done, seed %d'

test.each(seeds)(toldToStop, async (seed) => {
  const chance = chanceOf(seed)
  const worker = await superviseWorker()
  onTestFinished(() => worker.stop().then(() => {}))
  const desks = await connectAll(chance)
  await arrived(chance.one(desks))
  await Promise.all(desks.map(({ peer }) => write(peer, chance.between(5, 15), chance)))
  await wait(chance.between(0, 2_000))
  expect(await worker.restart()).toEqual({ code: 0, signal: null })
  await settled(desks)
  expect(worker.deaths()).toBe(0)
})
