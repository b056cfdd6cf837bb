import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { chanceOf, oneBySeed, seeds } from './rig/chance.ts'
import { answer, arrived, connect, expectSame, settleLost, write } from './rig/desks.ts'
import { deliveriesOf, eventually, expectLeftOnce, untilAllDone } from './rig/oracle.ts'
import { openPeers, type Peers, peerKinds } from './rig/peers/web-peers.ts'
import { useStage } from './rig/stage.ts'
import { superviseWorker } from './rig/worker.ts'

useStage()

let peers: Peers

beforeAll(async () => {
  peers = await openPeers()
})

afterAll(() => peers.close())

test.each(seeds)(
  'fault 3: the provider is asked about each reply the worker died with, and all leave once, seed %d',
  async (seed) => {
    const chance = chanceOf(seed)
    const peer = await peers.open(oneBySeed(peerKinds, seed))
    await write(peer, chance.between(2, 6), chance)
    const points = chance.shuffled(['deliver-before-data', 'deliver-during-data', 'deliver-after-accept'])
    const worker = await superviseWorker({
      faults: points.map((point) => `${point}:${chance.between(1, 2)}`),
    })
    onTestFinished(() => worker.stop().then(() => {}))
    const desk = await connect(peer)
    await arrived(desk)
    for (let replies = 1; worker.deaths() < points.length; replies += 1) {
      await answer(desk)
      await eventually(async () => {
        await settleLost(desk)
        const states = (await deliveriesOf(desk.organization)).map(({ state }) => state)
        expect(states).toEqual(Array.from({ length: replies }, () => 'sent'))
      })
    }
    await untilAllDone(desk.organization)
    expectLeftOnce(peer.left(), await deliveriesOf(desk.organization))
    await expectSame(desk)
  },
)
