import { expect, onTestFinished, test } from 'vitest'
import { chanceOf, seeds } from './rig/chance.ts'
import { deliveriesOf, untilAllDone } from './rig/oracle.ts'
import { answerSomebody, createAnsweringOrganization } from './rig/replies.ts'
import { openSink } from './rig/sink.ts'
import { useStage } from './rig/stage.ts'
import { superviseWorker } from './rig/worker.ts'

useStage()

async function deliver(fault: string) {
  const sink = await openSink()
  onTestFinished(() => sink.close())
  const organization = await createAnsweringOrganization()
  const worker = await superviseWorker({ faults: [fault], smtpUrl: sink.url })
  onTestFinished(() => worker.stop().then(() => {}))
  await answerSomebody(organization)
  await untilAllDone(organization)
  expect(worker.deaths()).toBe(1)
  return { copies: sink.copies, deliveries: await deliveriesOf(organization) }
}

test('fault 4: sends a reply once when it died before handing it over', async () => {
  const { copies, deliveries } = await deliver('deliver-before-data')
  expect(deliveries).toMatchObject([{ state: 'sent', attempts: 2, conversationStatus: 'resolved' }])
  expect(copies).toEqual(deliveries.map(({ messageId }) => messageId))
})

test('fault 3: does not try again, and tells a person, when it died while handing a reply over', async () => {
  const { copies, deliveries } = await deliver('deliver-during-data')
  expect(copies).toEqual([])
  expect(deliveries).toMatchObject([{ state: 'unknown', attempts: 1, conversationStatus: 'open' }])
})

test('fault 3: leaves one copy, and tells a person, when it died after the server had accepted a reply', async () => {
  const { copies, deliveries } = await deliver('deliver-after-accept')
  expect(deliveries).toMatchObject([{ state: 'unknown', attempts: 1, conversationStatus: 'open' }])
  expect(copies).toEqual(deliveries.map(({ messageId }) => messageId))
})

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
    const killedAt = chance.between(4, 10)
    for (let count = 1; count <= 18; count += 1) {
      await answerSomebody(organization)
      if (count === killedAt) setTimeout(worker.kill, chance.between(0, 50))
    }
    await untilAllDone(organization)
    expect(worker.deaths()).toBe(2)
    const deliveries = await deliveriesOf(organization)
    expect(deliveries).toHaveLength(18)
    expect(new Set(sink.copies).size).toBe(sink.copies.length)
    const left = new Set(sink.copies)
    expect(deliveries.filter(({ state }) => state !== 'sent' && state !== 'unknown')).toEqual([])
    expect(deliveries.filter(({ messageId, state }) => state === 'sent' && !left.has(messageId))).toEqual([])
  },
)
