import { setTimeout as wait } from 'node:timers/promises'
import { createOrganization } from '@frontdesk/db/test/factories'
import { expect, onTestFinished, test } from 'vitest'
import { chanceOf, seeds, sized } from './rig/chance.ts'
import { answersTo, type Mail, newMails, sendUntilAcknowledged } from './rig/mails.ts'
import { expectEachOnce, untilAllDone } from './rig/oracle.ts'
import { useStage } from './rig/stage.ts'
import { superviseWorker } from './rig/worker.ts'

useStage()

const seconds = sized(60)
const mailsASecond = 50

test.each(seeds)(
  'fault 5: one of two workers is killed every two seconds under fifty mails a second, seed %d',
  async (seed) => {
    const chance = chanceOf(seed)
    const organization = await createOrganization()
    const workers = await Promise.all([superviseWorker(), superviseWorker()])
    onTestFinished(async () => void (await Promise.all(workers.map((worker) => worker.stop()))))
    const openings = newMails(organization.mailbox.address, seconds * mailsASecond, chance)
    const [all, taken, sending]: [Mail[], Mail[], Promise<unknown>[]] = [[], [], []]
    for (let second = 0; second < seconds; second += 1) {
      if (second % 2 === 1) chance.one(workers).kill()
      // Only who got through can go on with what he wrote.
      const answers = answersTo(taken.splice(0, chance.between(0, mailsASecond / 2)))
      const wave = [...answers, ...openings.splice(0, mailsASecond - answers.length)]
      all.push(...wave)
      sending.push(sendUntilAcknowledged(chance.one(workers).smtpPort, wave).then(() => taken.push(...wave)))
      await wait(1_000)
    }
    await Promise.all(sending)
    await untilAllDone(organization)
    await expectEachOnce(organization, all)
    // A kill that comes before its victim has begun its next life meets nobody.
    const deaths = workers.reduce((sum, worker) => sum + worker.deaths(), 0)
    expect(deaths).toBeGreaterThanOrEqual(seconds / 4)
  },
  900_000,
)
