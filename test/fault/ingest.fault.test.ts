import { changeAcknowledgement } from '@frontdesk/core/automatic-mail/acknowledgement'
import { as } from '@frontdesk/core/test/contexts'
import { createOrganization } from '@frontdesk/db/test/factories'
import { expect, onTestFinished, test } from 'vitest'
import { chanceOf, seeds } from './rig/chance.ts'
import { answersTo, newMails, sendUntilAcknowledged } from './rig/mails.ts'
import {
  deliveriesOf,
  eventually,
  expectEachOnce,
  ingestedOf,
  untilAllDone,
  untilIngested,
} from './rig/oracle.ts'
import { createAnsweringOrganization } from './rig/replies.ts'
import { openSink } from './rig/sink.ts'
import { useStage } from './rig/stage.ts'
import { superviseWorker } from './rig/worker.ts'

useStage()

/** Two thousand mails over all seeds. */
const [openings, firstAnswers, secondAnswers] = [400, 180, 90]

const killedAgain =
  'fault 1: keeps each of 670 mails once while the worker is killed again and again, seed %d'

test.each(seeds)(killedAgain, async (seed) => {
  const chance = chanceOf(seed)
  const organization = await createOrganization()
  const faults = [
    `accept-before-row:${chance.between(5, 40)}`,
    `ingest-before-commit:${chance.between(5, 40)}`,
    `commit-before-enqueue:${chance.between(30, 90)}`,
    'ingest-before-commit:1',
  ]
  const worker = await superviseWorker({ faults })
  onTestFinished(() => worker.stop().then(() => {}))
  const opening = newMails(organization.mailbox.address, openings)
  const answers = answersTo(opening.slice(0, firstAnswers))
  const second = answersTo(answers.slice(0, secondAnswers))
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
})

const diesAfter =
  'fault 2: writes and confirms nothing twice when it dies between the commit and the end of the job, seed %d'

test.each(seeds)(diesAfter, async (seed) => {
  const sink = await openSink()
  onTestFinished(() => sink.close())
  const organization = await createAnsweringOrganization()
  const text = 'We have your mail and answer within a day.'
  await as(organization, 'admin', (ctx) =>
    changeAcknowledgement(ctx, { id: organization.mailbox.id, enabled: true, text }),
  )
  const faults = [`ingest-after-commit:${chanceOf(seed).between(1, 3)}`]
  const worker = await superviseWorker({ faults, smtpUrl: sink.url })
  onTestFinished(() => worker.stop().then(() => {}))
  const mails = newMails(organization.mailbox.address, 20)
  await sendUntilAcknowledged(worker.smtpPort, mails)
  await untilAllDone(organization)
  await expectEachOnce(organization, mails)
  expect(worker.deaths()).toBe(1)
  const confirmations = await deliveriesOf(organization)
  expect(confirmations).toHaveLength(mails.length)
  expect(new Set(sink.copies).size).toBe(sink.copies.length)
  const left = confirmations.filter(({ state }) => state !== 'unknown').map(({ messageId }) => messageId)
  expect(sink.copies).toEqual(expect.arrayContaining(left))
})

test('fault 6: finishes or hands back its running jobs when it is told to stop', async () => {
  const organization = await createOrganization()
  const worker = await superviseWorker()
  const mails = newMails(organization.mailbox.address, 120)
  await sendUntilAcknowledged(worker.smtpPort, mails)
  await eventually(async () => expect(await ingestedOf(organization, mails)).toBeGreaterThan(0))
  expect(await worker.stop()).toEqual({ code: 0, signal: null })
  const next = await superviseWorker()
  onTestFinished(() => next.stop().then(() => {}))
  await untilAllDone(organization)
  await expectEachOnce(organization, mails)
})
