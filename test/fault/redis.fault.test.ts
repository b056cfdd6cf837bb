import { createOrganization } from '@frontdesk/db/test/factories'
import { redis } from '@frontdesk/runtime/redis'
import { expect, onTestFinished, test } from 'vitest'
import { answersTo, newMails, sendUntilAcknowledged } from './rig/mails.ts'
import { deliveriesOf, expectEachOnce, untilAllDone, untilIngested } from './rig/oracle.ts'
import { answerSomebody, createAnsweringOrganization } from './rig/replies.ts'
import { openSink } from './rig/sink.ts'
import { useOwnRedis, useStage } from './rig/stage.ts'
import { superviseWorker } from './rig/worker.ts'

const ownRedis = useOwnRedis()
useStage()

/** Mails come in and replies go out while `trouble` happens, until all of both is done. */
async function workThrough(trouble: (acknowledged: number) => Promise<void>): Promise<void> {
  const sink = await openSink()
  onTestFinished(() => sink.close())
  const [organization, answering] = [await createOrganization(), await createAnsweringOrganization()]
  const worker = await superviseWorker({ smtpUrl: sink.url })
  onTestFinished(() => worker.stop().then(() => {}))
  const opening = newMails(organization.mailbox.address, 160)
  const answers = answersTo(opening.slice(0, 40))
  const started: Promise<void>[] = []
  let acknowledged = 0
  for (const wave of [opening, answers]) {
    await sendUntilAcknowledged(worker.smtpPort, wave, () => {
      acknowledged += 1
      started.push(trouble(acknowledged))
      if (acknowledged % 8 === 0) started.push(answerSomebody(answering))
    })
    await untilIngested(organization, wave)
  }
  await Promise.all(started)
  await untilAllDone(organization)
  await untilAllDone(answering)
  await expectEachOnce(organization, [...opening, ...answers])
  const replies = await deliveriesOf(answering)
  expect(replies).toHaveLength(25)
  expect(replies.filter(({ state }) => state !== 'sent')).toEqual([])
  expect(sink.copies.sort()).toEqual(replies.map(({ messageId }) => messageId).sort())
  expect(worker.deaths()).toBe(0)
}

test('does all promised work although Redis is killed in the middle and comes back empty', async () => {
  await workThrough(async (acknowledged) => {
    if (acknowledged === 60) await ownRedis.kill()
    if (acknowledged === 130) await ownRedis.start()
  })
})

test('does all promised work, and nothing twice, although Redis is emptied again and again', async () => {
  await workThrough(async (acknowledged) => {
    if ([40, 90, 150, 190].includes(acknowledged)) await redis().flushall()
  })
})
