import { reply } from '@frontdesk/core/messages/reply'
import { as } from '@frontdesk/core/test/contexts'
import { asOwner } from '@frontdesk/db/test/database'
import { header } from '@frontdesk/integrations/test/fake-microsoft/state'
import { expect, onTestFinished, test } from 'vitest'
import { deliveriesOf, eventually, untilAllDone } from './rig/oracle.ts'
import {
  addressOf,
  connectAgain,
  connectDesk,
  customersWrite,
  type Desk,
  expectSameMails,
  openProvider,
  stateOf,
} from './rig/provider.ts'
import { useStage } from './rig/stage.ts'
import { superviseWorker } from './rig/worker.ts'

useStage()

async function worker(faults: string[] = []) {
  const running = await superviseWorker({ faults })
  onTestFinished(() => running.stop().then(() => {}))
  return running
}

const arrived = (desk: Desk, ids: string[]) => eventually(() => expectSameMails(desk, ids))

test('fetches history and new mail once, while the worker is killed again and again', async () => {
  const microsoft = await openProvider(1)
  const ids = await customersWrite(microsoft, addressOf(0), 150)
  const desk = await connectDesk(microsoft)
  const running = await worker(['sync-before-cursor', 'ingest-before-commit:40', 'accept-before-row:60'])
  const killing = setInterval(running.kill, 4_000)
  onTestFinished(() => clearInterval(killing))
  for (let turn = 0; turn < 3; turn += 1) {
    ids.push(...(await customersWrite(microsoft, desk.address, 20)))
    await new Promise((resolve) => setTimeout(resolve, 1_500))
  }
  clearInterval(killing)
  await arrived(desk, ids)
  await untilAllDone(desk.organization)
  await expectSameMails(desk, ids)
  expect(running.deaths()).toBeGreaterThan(2)
})

test('a provider that forgot where we were, slows us down or breaks loses nothing and doubles nothing', async () => {
  const microsoft = await openProvider(2)
  const [desk, other] = [await connectDesk(microsoft, 0), await connectDesk(microsoft, 1)]
  await worker()
  const ids = await customersWrite(microsoft, desk.address, 30)
  await arrived(desk, ids)
  microsoft.expireDelta(desk.address, 'inbox')
  ids.push(...(await customersWrite(microsoft, desk.address, 10)))
  await arrived(desk, ids)
  microsoft.fail({ on: 'messages/delta', status: 503 })
  ids.push(...(await customersWrite(microsoft, desk.address, 10)))
  const others = await customersWrite(microsoft, other.address, 10)
  await arrived(desk, ids)
  await arrived(other, others)
})

test('stays away for as long as the provider asks, while other mailboxes go on', async () => {
  const microsoft = await openProvider(2)
  const [desk, other] = [await connectDesk(microsoft, 0), await connectDesk(microsoft, 1)]
  await worker()
  const ids = await customersWrite(microsoft, desk.address, 3)
  await arrived(desk, ids)
  const throttled = microsoft.account(desk.address)
  microsoft.throttle(desk.address, 8)
  ids.push(...(await customersWrite(microsoft, desk.address, 1)))
  await eventually(async () => expect(throttled.refused).toBeGreaterThan(0))
  // Calls that were under way together are refused together.
  await new Promise((resolve) => setTimeout(resolve, 500))
  const { refused } = throttled
  await arrived(other, await customersWrite(microsoft, other.address, 5))
  await arrived(desk, ids)
  expect(throttled.refused).toBe(refused)
})

test('a withdrawn grant stops the mailbox, is told once, and connecting again fills the gap', async () => {
  const microsoft = await openProvider(1)
  const desk = await connectDesk(microsoft)
  await worker()
  const ids = await customersWrite(microsoft, desk.address, 5)
  await arrived(desk, ids)
  microsoft.logins.revoked.add(desk.address)
  ids.push(...(await customersWrite(microsoft, desk.address, 5)))
  await eventually(async () =>
    expect(await stateOf(desk)).toEqual({ state: 'reconnect', incidents: ['access_lost true'] }),
  )
  await connectAgain(microsoft, desk.organization, 0, desk.mailboxId)
  ids.push(...(await customersWrite(microsoft, desk.address, 5)))
  await arrived(desk, ids)
  expect(await stateOf(desk)).toEqual({ state: 'active', incidents: ['access_lost false'] })
})

test('workers renew an expired token together once', async () => {
  const microsoft = await openProvider(1)
  const desk = await connectDesk(microsoft)
  await Promise.all([worker(), worker()])
  const ids = await customersWrite(microsoft, desk.address, 3)
  await arrived(desk, ids)
  const before = microsoft.logins.refreshes
  microsoft.logins.accessTokens.clear()
  ids.push(...(await customersWrite(microsoft, desk.address, 3)))
  await answer(desk)
  await arrived(desk, ids)
  await untilAllDone(desk.organization)
  expect(microsoft.logins.refreshes - before).toBe(1)
})

test('a reply that was accepted without an answer leaves once and is found, also when the worker dies', async () => {
  const microsoft = await openProvider(1)
  const desk = await connectDesk(microsoft)
  const running = await worker(['deliver-after-accept'])
  const ids = await customersWrite(microsoft, desk.address, 2)
  await arrived(desk, ids)
  await answer(desk)
  await settled(desk, 1)
  expect(running.deaths()).toBe(1)
  microsoft.fail({ on: '/send', cut: true })
  await answer(desk)
  await settled(desk, 2)
  const left = microsoft.account(desk.address).sent.map(({ raw }) => header(raw, 'message-id'))
  const deliveries = await deliveriesOf(desk.organization)
  expect(deliveries.map(({ state }) => state)).toEqual(['sent', 'sent'])
  expect(left.sort()).toEqual(deliveries.map(({ messageId }) => messageId).sort())
  await expectSameMails(desk, ids)
})

/** Answers the newest conversation of the desk. */
async function answer(desk: Desk): Promise<void> {
  const { rows } = await asOwner((client) =>
    client.query<{ id: string }>(
      'SELECT id FROM conversations WHERE organization_id = $1 ORDER BY number DESC LIMIT 1',
      [desk.organization.id],
    ),
  )
  await as(desk.organization, 'agent', (ctx) =>
    reply(ctx, {
      conversation: rows[0]?.id ?? '',
      text: 'It is on its way.',
      attachmentIds: [],
      resolve: false,
    }),
  )
}

function settled(desk: Desk, count: number): Promise<void> {
  return eventually(async () => {
    const states = (await deliveriesOf(desk.organization)).map(({ state }) => state)
    expect(states).toEqual(Array.from({ length: count }, () => 'sent'))
  })
}
