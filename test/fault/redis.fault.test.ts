import { createOrganization } from '@frontdesk/db/test/factories'
import { redis } from '@frontdesk/runtime/redis'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chanceOf, seeds } from './rig/chance.ts'
import { answersTo, newMails, sendUntilAcknowledged } from './rig/mails.ts'
import { deliveriesOf, expectEachOnce, untilAllDone, untilIngested } from './rig/oracle.ts'
import { answerSomebody, createAnsweringOrganization } from './rig/replies.ts'
import { openSink, type Sink } from './rig/sink.ts'
import { useOwnRedis, useStage } from './rig/stage.ts'
import { type Supervised, superviseWorker } from './rig/worker.ts'

const ownRedis = useOwnRedis()
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

const [openings, continued] = [70, 20]

/** Mails come in and replies go out while `trouble` happens, until all of both is done. */
async function workThrough(trouble: (acknowledged: number) => Promise<void>): Promise<void> {
  const [organization, answering] = [await createOrganization(), await createAnsweringOrganization()]
  const opening = newMails(organization.mailbox.address, openings)
  const answers = answersTo(opening.slice(0, continued))
  const started: Promise<void>[] = []
  let acknowledged = 0
  for (const wave of [opening, answers]) {
    await sendUntilAcknowledged(worker.smtpPort, wave, () => {
      acknowledged += 1
      started.push(trouble(acknowledged))
      if (acknowledged % 6 === 0) started.push(answerSomebody(answering))
    })
    await untilIngested(organization, wave)
  }
  await Promise.all(started)
  await untilAllDone(organization)
  await untilAllDone(answering)
  await expectEachOnce(organization, [...opening, ...answers])
  const replies = await deliveriesOf(answering)
  expect(replies).toHaveLength(Math.floor((openings + continued) / 6))
  expect(replies.filter(({ state }) => state !== 'sent')).toEqual([])
  const ids = replies.map(({ messageId }) => messageId)
  expect(sink.copies.filter((id) => ids.includes(id)).sort()).toEqual(ids.sort())
  expect(worker.deaths()).toBe(0)
}

test.each(seeds)(
  'fault 8: does all promised work although Redis is killed in the middle and comes back empty, seed %d',
  async (seed) => {
    const chance = chanceOf(seed)
    const dies = chance.between(5, openings / 2)
    const returns = chance.between(dies + 15, openings)
    await workThrough(async (acknowledged) => {
      if (acknowledged === dies) await ownRedis.kill()
      if (acknowledged === returns) await ownRedis.start()
    })
  },
)

test.each(seeds)(
  'fault 9: does all promised work, and nothing twice, although Redis is emptied again and again, seed %d',
  async (seed) => {
    const chance = chanceOf(seed)
    const times = Array.from({ length: 4 }, () => chance.between(5, openings + continued))
    await workThrough(async (acknowledged) => {
      if (times.includes(acknowledged)) await redis().flushall()
    })
  },
)
