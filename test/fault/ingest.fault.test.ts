import { createOrganization } from '@frontdesk/db/test/factories'
import { expect, onTestFinished, test } from 'vitest'
import { answersTo, newMails, sendUntilAcknowledged } from './rig/mails.ts'
import { eventually, expectEachOnce, ingestedOf, untilAllDone, untilIngested } from './rig/oracle.ts'
import { useStage } from './rig/stage.ts'
import { superviseWorker } from './rig/worker.ts'

useStage()

test('fault 1: keeps each of 500 mails once while the worker is killed again and again', async () => {
  const organization = await createOrganization()
  const faults = [
    'accept-before-row:20',
    'ingest-before-commit:30',
    'commit-before-enqueue:90',
    'ingest-before-commit:1',
  ]
  const worker = await superviseWorker({ faults })
  onTestFinished(() => worker.stop().then(() => {}))
  const opening = newMails(organization.mailbox.address, 350)
  const answers = answersTo(opening.slice(0, 100))
  const second = answersTo(answers.slice(0, 50))
  let acknowledged = 0
  for (const wave of [opening, answers, second]) {
    await sendUntilAcknowledged(worker.smtpPort, wave, () => {
      acknowledged += 1
      if ([410, 480].includes(acknowledged)) setTimeout(worker.kill, Math.random() * 150)
    })
    await untilIngested(organization, wave)
  }
  await untilAllDone(organization)
  await expectEachOnce(organization, [...opening, ...answers, ...second])
  expect(worker.deaths()).toBeGreaterThanOrEqual(5)
})

test('fault 2: writes nothing a second time when it dies between the commit and the end of the job', async () => {
  const organization = await createOrganization()
  const worker = await superviseWorker({ faults: ['ingest-after-commit:3'] })
  onTestFinished(() => worker.stop().then(() => {}))
  const mails = newMails(organization.mailbox.address, 20)
  await sendUntilAcknowledged(worker.smtpPort, mails)
  await untilAllDone(organization)
  await expectEachOnce(organization, mails)
  expect(worker.deaths()).toBe(1)
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
