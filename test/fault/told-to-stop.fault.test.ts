import { setTags } from '@frontdesk/core/conversations/set-tags'
import { as } from '@frontdesk/core/test/contexts'
import { startReceiver } from '@frontdesk/core/test/receiver'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { expect, onTestFinished, test } from 'vitest'
import { chanceOf, seeds } from './rig/chance.ts'
import { ask } from './rig/desks.ts'
import { subscribe } from './rig/endpoints.ts'
import { newMails, sendUntilAcknowledged } from './rig/mails.ts'
import { deliveriesOf, eventually, expectEachOnce, expectLeftOnce, untilAllDone } from './rig/oracle.ts'
import { answerSomebody, createAnsweringOrganization } from './rig/replies.ts'
import { openSink } from './rig/sink.ts'
import { useStage } from './rig/stage.ts'
import { superviseWorker } from './rig/worker.ts'

useStage()
process.env.ALLOW_PRIVATE_WEBHOOK_HOSTS = 'true'

/** Each takes four calls at a time, with which all sixteen places for calls are taken. */
const endpoints = 4

async function changeSome(organization: TestOrganization, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const { id } = await createConversation(organization)
    await as(organization, 'agent', (ctx) => setTags(ctx, { conversation: id, tags: ['vip'] }))
  }
}

async function answerSome(organization: TestOrganization, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) await answerSomebody(organization)
}

test.each(seeds)(
  'fault 6: told to stop amid twenty calls it ends in time, and each is made once, seed %d',
  async (seed) => {
    const chance = chanceOf(seed)
    const afterMs = chance.between(2_000, 4_000)
    const sink = await openSink({ afterMs })
    onTestFinished(() => sink.close())
    const receiver = await startReceiver()
    onTestFinished(() => receiver.stop())
    receiver.answer({ status: 204, afterMs })
    const [writing, told] = [await createOrganization(), await createOrganization()]
    const answering = await createAnsweringOrganization()
    for (let count = 0; count < endpoints; count += 1) await subscribe(told, receiver.url)
    const [replies, changes] = [chance.between(16, 30), chance.between(8, 12)]
    // All of it waits for the worker, which then has as many jobs as it runs at a time.
    await Promise.all([answerSome(answering, replies), changeSome(told, changes)])
    const worker = await superviseWorker({ smtpUrl: sink.url })
    onTestFinished(() => worker.stop().then(() => {}))
    const mails = newMails(writing.mailbox.address, chance.between(40, 80), chance)
    await eventually(async () => expect(sink.taking() + receiver.waiting()).toBeGreaterThanOrEqual(20))
    const sending = sendUntilAcknowledged(worker.smtpPort, mails)
    expect(await worker.restart()).toEqual({ code: 0, signal: null })
    await sending
    await Promise.all([writing, answering, told].map(untilAllDone))
    await expectEachOnce(writing, mails)
    const deliveries = await deliveriesOf(answering)
    expect(deliveries).toHaveLength(replies)
    expectLeftOnce(sink.copies, deliveries)
    const hooks = await ask<{ id: string; state: string }>(
      'SELECT id, state FROM webhook_deliveries WHERE organization_id = $1',
      [told.id],
    )
    expect(hooks.map(({ state }) => state)).toEqual(
      Array.from({ length: changes * endpoints }, () => 'delivered'),
    )
    const calls = receiver.got.map(({ headers }) => headers['webhook-id'])
    expect(calls.sort()).toEqual(hooks.map(({ id }) => id).sort())
    expect(worker.deaths()).toBe(0)
  },
)
