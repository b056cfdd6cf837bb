import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { redis } from '@frontdesk/runtime/redis'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Chance, chanceOf, seeds } from './rig/chance.ts'
import { ask } from './rig/desks.ts'
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

/** Mails come in and replies go out while `trouble` happens, until all of both is done. Returns for whom. */
async function workThrough(
  chance: Chance,
  trouble: (acknowledged: number) => Promise<void>,
): Promise<TestOrganization[]> {
  const [organization, answering] = [await createOrganization(), await createAnsweringOrganization()]
  const opening = newMails(organization.mailbox.address, openings, chance)
  const answers = answersTo(chance.shuffled(opening).slice(0, continued))
  const each = chance.between(4, 8)
  const started: Promise<void>[] = []
  let acknowledged = 0
  for (const wave of [opening, answers]) {
    await sendUntilAcknowledged(worker.smtpPort, wave, () => {
      acknowledged += 1
      started.push(trouble(acknowledged))
      if (acknowledged % each === 0) started.push(answerSomebody(answering))
    })
    await untilIngested(organization, wave)
  }
  await Promise.all(started)
  await untilAllDone(organization)
  await untilAllDone(answering)
  await expectEachOnce(organization, [...opening, ...answers])
  const replies = await deliveriesOf(answering)
  expect(replies).toHaveLength(Math.floor((openings + continued) / each))
  expect(replies.filter(({ state }) => state !== 'sent')).toEqual([])
  const ids = replies.map(({ messageId }) => messageId)
  expect(sink.copies.filter((id) => ids.includes(id)).sort()).toEqual(ids.sort())
  expect(worker.deaths()).toBe(0)
  return [organization, answering]
}

/** What had been promised before Redis came back and was not done yet: how long it took from then on, in seconds. */
async function recoveryOf(organizations: TestOrganization[], backAt: Date) {
  const [row] = await ask<{ promises: number; p50: number; p95: number; longest: number }>(
    `SELECT count(*)::int AS promises, percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS p50,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY seconds) AS p95, max(seconds) AS longest
     FROM (SELECT extract(epoch FROM done_at - $2)::float8 AS seconds FROM outbox
       WHERE organization_id = ANY ($1) AND created_at <= $2 AND not_before <= $2 AND done_at > $2) waited`,
    [organizations.map(({ id }) => id), backAt],
  )
  if (!row) throw new Error('The database counted nothing')
  return row
}

const databaseTime = async () => (await ask<{ at: Date }>('SELECT now() AS at', []))[0]?.at ?? new Date()

test.each(seeds)(
  'fault 8: does all promised work although Redis is killed in the middle and comes back empty, seed %d',
  async (seed) => {
    const chance = chanceOf(seed)
    const dies = chance.between(5, openings / 2)
    const returns = chance.between(dies + 15, openings)
    let backAt = new Date()
    const organizations = await workThrough(chance, async (acknowledged) => {
      if (acknowledged === dies) await ownRedis.kill()
      if (acknowledged !== returns) return
      await ownRedis.start()
      backAt = await databaseTime()
    })
    const recovery = await recoveryOf(organizations, backAt)
    expect(recovery.promises).toBeGreaterThan(0)
    // Said, not asserted: how long it takes is the machine's to decide, that all of it is done is ours.
    process.stdout.write(`fault 8, seed ${seed}, from Redis coming back: ${JSON.stringify(recovery)}\n`)
  },
)

test.each(seeds)(
  'fault 9: does all promised work, and nothing twice, although Redis is emptied again and again, seed %d',
  async (seed) => {
    const chance = chanceOf(seed)
    const times = Array.from({ length: chance.between(3, 6) }, () => chance.between(5, openings + continued))
    await workThrough(chance, async (acknowledged) => {
      if (times.includes(acknowledged)) await redis().flushall()
    })
  },
)
