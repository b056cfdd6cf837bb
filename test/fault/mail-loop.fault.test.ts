import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { changeAcknowledgement } from '@frontdesk/core/automatic-mail/acknowledgement'
import { caps } from '@frontdesk/core/automatic-mail/may-answer'
import { as } from '@frontdesk/core/test/contexts'
import type { TestOrganization } from '@frontdesk/db/test/factories'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chanceOf, seeds } from './rig/chance.ts'
import { ask } from './rig/desks.ts'
import { type Mail, sendUntilAcknowledged } from './rig/mails.ts'
import { deliveriesOf, eventually, untilAllDone } from './rig/oracle.ts'
import { createAnsweringOrganization } from './rig/replies.ts'
import { openSink, type Sink } from './rig/sink.ts'
import { useStage } from './rig/stage.ts'
import { type Supervised, superviseWorker } from './rig/worker.ts'

useStage()

let sink: Sink
let worker: Supervised
/** How many copies each address got. */
const copiesTo = new Map<string, number>()
/** Who answers each mail with a new one, to whom it came from. */
const robots = new Map<string, string>()

beforeAll(async () => {
  sink = await openSink({ onCopy, refuses: (address) => address.startsWith('gone-') })
  worker = await superviseWorker({ smtpUrl: sink.url })
})

afterAll(async () => {
  await worker.stop()
  await sink.close()
})

/** What a mail server does with a copy: ours go back to us, and robots write anew. */
function onCopy({ to, raw }: { to: string[]; raw: string }): void {
  for (const address of to) {
    copiesTo.set(address, (copiesTo.get(address) ?? 0) + 1)
    const answers = robots.get(address)
    if (answers) void send([mail(address, answers, 'We got your mail')])
    if (address.startsWith('support@')) {
      const from = /^From:.*?([^\s<]+@[^\s>]+)/im.exec(raw)?.[1] ?? ''
      void send([mail(from, address, 'We have received your message')])
    }
  }
}

const mail = (from: string, to: string, subject: string): Mail => ({
  messageId: `<${randomUUID()}@customer.example>`,
  from,
  to,
  subject: `${subject} ${randomUUID().slice(0, 8)}`,
})

const send = (mails: Mail[]) => sendUntilAcknowledged(worker.smtpPort, mails)

async function confirming(): Promise<TestOrganization> {
  const created = await createAnsweringOrganization()
  const { id } = created.mailbox
  const text = 'We have your mail and answer within a day.'
  await as(created, 'admin', (ctx) => changeAcknowledgement(ctx, { id, enabled: true, text }))
  return created
}

/** Until nobody writes to anybody any longer. */
async function untilQuiet(organizations: TestOrganization[]): Promise<void> {
  await eventually(async () => {
    const before = sink.copies.length
    await Promise.all(organizations.map(untilAllDone))
    await wait(1_500)
    await Promise.all(organizations.map(untilAllDone))
    expect(sink.copies.length).toBe(before)
  })
}

describe.concurrent('fault 28: robots that answer robots', () => {
  test.each(seeds)('are written to a few times, and admins hear of it once, seed %d', async (seed) => {
    const chance = chanceOf(seed)
    const [one, other] = [await confirming(), await confirming()]
    const robot = `robot-${seed}@elsewhere.example`
    const gone = `gone-${seed}@customer.example`
    const person = `person-${seed}@customer.example`
    robots.set(robot, one.mailbox.address)
    const begun = [
      mail(person, one.mailbox.address, 'Where is it?'),
      mail(robot, one.mailbox.address, 'Hello'),
      mail(gone, one.mailbox.address, 'Hello'),
      mail(other.mailbox.address, one.mailbox.address, 'Hello'),
      mail(one.mailbox.address, other.mailbox.address, 'Hello'),
    ]
    for (const each of chance.shuffled(begun)) await send([each])
    await untilQuiet([one, other])
    for (let count = chance.between(2, 4); count > 0; count -= 1)
      await send([
        mail(robot, one.mailbox.address, 'Are you there?'),
        mail(gone, one.mailbox.address, 'Again'),
      ])
    await untilQuiet([one, other])
    expect(copiesTo.get(person)).toBe(1)
    expect(copiesTo.get(robot)).toBeGreaterThan(0)
    expect(copiesTo.get(robot)).toBeLessThanOrEqual(caps.recipientPerDay)
    expect(copiesTo.get(gone)).toBeUndefined()
    const between = [one, other].map(({ mailbox }) => copiesTo.get(mailbox.address) ?? 0)
    expect(Math.max(...between)).toBeLessThanOrEqual(caps.recipientPerDay)
    const deliveries = [...(await deliveriesOf(one)), ...(await deliveriesOf(other))]
    const sent = deliveries.filter(({ state }) => state === 'sent').map(({ messageId }) => messageId)
    const ours = new Set(deliveries.map(({ messageId }) => messageId))
    expect(sink.copies.filter((id) => ours.has(id)).sort()).toEqual(sent.sort())
    const alarms = await ask<{ code: string }>(
      `SELECT i.code FROM outbox o JOIN mailbox_incidents i ON i.id::text = o.payload->>'incidentId'
       WHERE o.organization_id = $1 AND o.job = 'tell-alarm'`,
      [one.id],
    )
    expect(alarms).toEqual([{ code: 'mail_loop' }])
  })
})
