import { createOrganization } from '@frontdesk/db/test/factories'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chanceOf, seeds } from './rig/chance.ts'
import { newMails, sendUntilAcknowledged } from './rig/mails.ts'
import { deliveriesOf, expectEachOnce, untilAllDone, untilIngested } from './rig/oracle.ts'
import { answerSomebody, createAnsweringOrganization } from './rig/replies.ts'
import { openSink, type Sink } from './rig/sink.ts'
import { useOwnRedis, useStage } from './rig/stage.ts'
import { type Supervised, superviseWorker } from './rig/worker.ts'

const ownRedis = useOwnRedis({ keepsFile: true })
useStage()

let sink: Sink
let worker: Supervised

beforeAll(async () => {
  sink = await openSink()
  worker = await superviseWorker({ smtpUrl: sink.url })
})

afterAll(async () => {
  await worker.stop()
  await sink.close()
})

test.each(seeds)(
  'fault 10: Redis comes back as it was earlier, and no mail leaves or comes again, seed %d',
  async (seed) => {
    const chance = chanceOf(seed)
    const [organization, answering] = [await createOrganization(), await createAnsweringOrganization()]
    const mails = newMails(organization.mailbox.address, chance.between(10, 25), chance)
    const replies = chance.between(6, 12)
    const [saving, restoring] = [chance.between(1, 2), chance.between(3, replies)]
    const sending = sendUntilAcknowledged(worker.smtpPort, mails)
    for (let count = 1; count <= replies; count += 1) {
      await answerSomebody(answering)
      if (count === saving) ownRedis.save()
      if (count === restoring) await ownRedis.restore()
    }
    await sending
    await untilIngested(organization, mails)
    await Promise.all([organization, answering].map(untilAllDone))
    // Jobs that were done long ago are in the queues once more; give them time to run.
    await ownRedis.restore()
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    await Promise.all([organization, answering].map(untilAllDone))
    const deliveries = await deliveriesOf(answering)
    expect(deliveries.map(({ state }) => state)).toEqual(Array.from({ length: replies }, () => 'sent'))
    const ids = deliveries.map(({ messageId }) => messageId)
    expect(sink.copies.filter((id) => ids.includes(id)).sort()).toEqual(ids.sort())
    await expectEachOnce(organization, mails)
    expect(worker.deaths()).toBe(0)
  },
)
