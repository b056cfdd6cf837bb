import { expect, onTestFinished, test } from 'vitest'
import { chanceOf, seeds } from './rig/chance.ts'
import { deliveriesOf, expectLeftOnce, untilAllDone } from './rig/oracle.ts'
import { answerSomebody, createAnsweringOrganization } from './rig/replies.ts'
import { openSink } from './rig/sink.ts'
import { useStage } from './rig/stage.ts'
import { superviseWorker } from './rig/worker.ts'

useStage()

/** Some replies, one after the other, and the worker dies at the one that the seed decides. */
async function deliver(fault: string, seed: number) {
  const chance = chanceOf(seed)
  const [replies, at] = [chance.between(3, 8), chance.between(1, 3)]
  const sink = await openSink()
  onTestFinished(() => sink.close())
  const organization = await createAnsweringOrganization()
  const worker = await superviseWorker({ faults: [`${fault}:${at}`], smtpUrl: sink.url })
  onTestFinished(() => worker.stop().then(() => {}))
  for (let count = 1; count <= replies; count += 1) {
    await answerSomebody(organization, chance.between(1, 400))
    await untilAllDone(organization)
  }
  expect(worker.deaths()).toBe(1)
  const deliveries = await deliveriesOf(organization)
  expect(deliveries).toHaveLength(replies)
  expectLeftOnce(sink.copies, deliveries)
  const others = deliveries.toSpliced(at - 1, 1)
  expect(others.filter(({ state, attempts }) => state !== 'sent' || attempts !== 1)).toEqual([])
  const struck = deliveries[at - 1]
  const copies = sink.copies.filter((id) => id === struck?.messageId).length
  return { struck, copies }
}

test.each(seeds)('fault 4: sends a reply once when it died before handing it over, seed %d', async (seed) => {
  const { struck, copies } = await deliver('deliver-before-data', seed)
  expect(struck).toMatchObject({ state: 'sent', attempts: 2, conversationStatus: 'resolved' })
  expect(copies).toBe(1)
})

test.each(seeds)(
  'fault 3: does not try again, and tells a person, when it died while handing a reply over, seed %d',
  async (seed) => {
    const { struck, copies } = await deliver('deliver-during-data', seed)
    expect(struck).toMatchObject({ state: 'unknown', attempts: 1, conversationStatus: 'open' })
    expect(copies).toBe(0)
  },
)

test.each(seeds)(
  'fault 3: leaves one copy, and tells a person, when it died after the server had accepted a reply, seed %d',
  async (seed) => {
    const { struck, copies } = await deliver('deliver-after-accept', seed)
    expect(struck).toMatchObject({ state: 'unknown', attempts: 1, conversationStatus: 'open' })
    expect(copies).toBe(1)
  },
)

test.each(seeds)(
  'fault 3: lets no reply leave twice while the worker is killed at random, seed %d',
  async (seed) => {
    const chance = chanceOf(seed)
    const sink = await openSink()
    onTestFinished(() => sink.close())
    const organization = await createAnsweringOrganization()
    const faults = ['', `deliver-after-accept:${chance.between(2, 6)}`]
    const worker = await superviseWorker({ faults, smtpUrl: sink.url })
    onTestFinished(() => worker.stop().then(() => {}))
    const replies = chance.between(16, 24)
    const killedAt = chance.between(4, 10)
    for (let count = 1; count <= replies; count += 1) {
      await answerSomebody(organization, chance.between(1, 400))
      if (count === killedAt) setTimeout(worker.kill, chance.between(0, 50))
    }
    await untilAllDone(organization)
    expect(worker.deaths()).toBe(2)
    const deliveries = await deliveriesOf(organization)
    expect(deliveries).toHaveLength(replies)
    expectLeftOnce(sink.copies, deliveries)
  },
)
