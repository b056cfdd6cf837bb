import { changeAcknowledgement } from '@frontdesk/core/automatic-mail/acknowledgement'
import { as } from '@frontdesk/core/test/contexts'
import { createOrganization } from '@frontdesk/db/test/factories'
import { expect, onTestFinished, test } from 'vitest'
import { chanceOf, seeds, sized } from './rig/chance.ts'
import { answersTo, newMails, sendUntilAcknowledged } from './rig/mails.ts'
import { deliveriesOf, expectEachOnce, expectLeftOnce, untilAllDone, untilIngested } from './rig/oracle.ts'
import { createAnsweringOrganization } from './rig/replies.ts'
import { openSink } from './rig/sink.ts'
import { useStage } from './rig/stage.ts'
import { superviseWorker } from './rig/worker.ts'

useStage()

const mails = sized(2_000)

const killedAgain = `fault 1: keeps each of ${mails} mails once while the worker is killed again and again, seed %d`

test.each(seeds)(
  killedAgain,
  async (seed) => {
    const chance = chanceOf(seed)
    const organization = await createOrganization()
    const faults = [
      `accept-before-row:${chance.between(5, 40)}`,
      `ingest-before-commit:${chance.between(5, 40)}`,
      `commit-before-enqueue:${chance.between(30, 90)}`,
      'ingest-before-commit:1',
    ]
    const worker = await superviseWorker({ faults: chance.shuffled(faults) })
    onTestFinished(() => worker.stop().then(() => {}))
    const firstAnswers = Math.floor((mails * chance.between(20, 30)) / 100)
    const secondAnswers = Math.floor((mails * chance.between(5, 15)) / 100)
    const openings = mails - firstAnswers - secondAnswers
    const opening = newMails(organization.mailbox.address, openings, chance)
    const answers = answersTo(chance.shuffled(opening).slice(0, firstAnswers))
    const second = answersTo(chance.shuffled(answers).slice(0, secondAnswers))
    const killedAt = [
      chance.between(openings, openings + firstAnswers),
      openings + firstAnswers + chance.between(1, secondAnswers),
    ]
    let acknowledged = 0
    for (const wave of [opening, answers, second]) {
      await sendUntilAcknowledged(worker.smtpPort, wave, () => {
        acknowledged += 1
        if (killedAt.includes(acknowledged)) setTimeout(worker.kill, chance.between(0, 150))
      })
      await untilIngested(organization, wave)
    }
    await untilAllDone(organization)
    await expectEachOnce(organization, [...opening, ...answers, ...second])
    expect(worker.deaths()).toBeGreaterThanOrEqual(5)
  },
  900_000,
)

const diesAfter =
  'fault 2: writes and confirms nothing twice when it dies between the commit and the end of the job, seed %d'

test.each(seeds)(diesAfter, async (seed) => {
  const chance = chanceOf(seed)
  const sink = await openSink()
  onTestFinished(() => sink.close())
  const organization = await createAnsweringOrganization()
  const text = 'We have your mail and answer within a day.'
  await as(organization, 'admin', (ctx) =>
    changeAcknowledgement(ctx, { id: organization.mailbox.id, enabled: true, text }),
  )
  const faults = Array.from({ length: 2 }, () => `ingest-after-commit:${chance.between(1, 3)}`)
  const worker = await superviseWorker({ faults, smtpUrl: sink.url })
  onTestFinished(() => worker.stop().then(() => {}))
  const mails = newMails(organization.mailbox.address, chance.between(20, 40), chance)
  await sendUntilAcknowledged(worker.smtpPort, mails)
  await untilAllDone(organization)
  await expectEachOnce(organization, mails)
  expect(worker.deaths()).toBe(faults.length)
  const confirmations = await deliveriesOf(organization)
  expect(confirmations).toHaveLength(mails.length)
  // What members of other tests' organizations are told by mail leaves by the same way.
  const ours = new Set(confirmations.map(({ messageId }) => messageId))
  expectLeftOnce(
    sink.copies.filter((id) => ours.has(id)),
    confirmations,
  )
})
