import { setTags } from '@frontdesk/core/conversations/set-tags'
import { as } from '@frontdesk/core/test/contexts'
import { startReceiver } from '@frontdesk/core/test/receiver'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { expect, onTestFinished, test } from 'vitest'
import { ask } from './rig/desks.ts'
import { subscribe } from './rig/endpoints.ts'
import { eventually } from './rig/oracle.ts'
import { useStage } from './rig/stage.ts'
import { superviseWorker } from './rig/worker.ts'

useStage()
process.env.ALLOW_PRIVATE_WEBHOOK_HOSTS = 'true'

const conversations = 12
const faults = [
  'webhook-before-post',
  'webhook-after-post:2',
  'webhook-before-post:4',
  'webhook-after-post',
  '',
]

type Delivery = { id: string; state: string; attempts: number }

test('a worker killed before and after the call loses no webhook and makes no more calls than are written down', async () => {
  const receiver = await startReceiver()
  onTestFinished(() => receiver.stop())
  const organization = await createOrganization()
  await subscribe(organization, receiver.url)
  const worker = await superviseWorker({ faults })
  onTestFinished(async () => void (await worker.stop()))
  receiver.answer({ status: 503 })
  for (let at = 0; at < conversations; at += 1) {
    const { id } = await createConversation(organization)
    await as(organization, 'agent', (ctx) => setTags(ctx, { conversation: id, tags: ['vip'] }))
  }
  await eventually(async () => {
    await hasten(organization)
    expect(worker.deaths()).toBe(faults.length - 1)
  })
  receiver.answer({ status: 204 })
  await eventually(async () => {
    await hasten(organization)
    expect((await deliveries(organization)).filter(({ state }) => state !== 'delivered')).toEqual([])
  })
  const made = await deliveries(organization)
  expect(made).toHaveLength(conversations)
  for (const { id, attempts } of made) {
    const calls = receiver.got.filter(({ headers }) => headers['webhook-id'] === id)
    expect(calls.length).toBeGreaterThan(0)
    expect(calls.length).toBeLessThanOrEqual(attempts)
    expect(new Set(calls.map(({ body }) => body)).size).toBe(1)
  }
  expect(new Set(receiver.got.map(({ headers }) => headers['webhook-id'])).size).toBe(conversations)
})

/** Ends the leases of whoever is dead and the pauses between tries, which take minutes. */
async function hasten(organization: TestOrganization): Promise<void> {
  await ask(
    `UPDATE webhook_deliveries SET next_attempt_at = NULL, tries = 1,
       claimed_until = CASE WHEN claimed_until < now() + interval '25 seconds' THEN now() - interval '1 second'
         ELSE claimed_until END
     WHERE organization_id = $1 AND state = 'waiting'`,
    [organization.id],
  )
  await ask(
    `UPDATE outbox SET not_before = now() WHERE organization_id = $1 AND done_at IS NULL AND not_before > now()`,
    [organization.id],
  )
}

function deliveries(organization: TestOrganization): Promise<Delivery[]> {
  return ask<Delivery>('SELECT id, state, attempts FROM webhook_deliveries WHERE organization_id = $1', [
    organization.id,
  ])
}
