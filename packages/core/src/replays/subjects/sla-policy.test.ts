import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import type { SlaPolicyInput } from '../../sla/policies/row.ts'
import { createSlaPolicy } from '../../sla/policies/write.ts'
import { as } from '../../test/contexts.ts'
import { createPast, replayOver, resultsOf } from '../../test/replays.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

const none = { low: null, normal: null, high: null, urgent: null }
const policyOf = (minutes: number, more: Partial<SlaPolicyInput> = {}): SlaPolicyInput => ({
  name: 'Support',
  conditions: {},
  targetsBy: 'priority',
  targets: { first: { ...none, normal: minutes }, next: none, resolution: none },
  calendarId: null,
  nearPercent: 80,
  pauses: [],
  active: true,
  ...more,
})
const make = (policy: SlaPolicyInput) => as(organization, 'admin', (ctx) => createSlaPolicy(ctx, policy))

/** Somebody's answer, at a time. */
async function answer(conversationId: string, at: string) {
  const id = newId()
  const written = { text: 'Soon', subject: 'Re', fromName: 'Rosa', fromAddress: organization.mailbox.address }
  const of = { organizationId: organization.id, conversationId, mailboxId: organization.mailbox.id }
  const data = {
    id,
    ...of,
    ...written,
    sequence: 2,
    direction: 'outbound' as const,
    messageId: `<${id}@x.example>`,
    to: [],
  }
  await asSystem('test', (db) =>
    db.message.create({ data: { ...data, createdAt: new Date(at), sentAt: new Date(at) } }),
  )
}

const clocksOf = () =>
  asSystem('test', (db) => db.slaClock.count({ where: { organizationId: organization.id } }))

test('a tighter policy shows other deadlines and how many promises it would break, and begins no clock', async () => {
  const { id } = await make(policyOf(240))
  const monday = await createPast(organization, '2026-03-02T09:00:00Z')
  await answer(monday.id, '2026-03-02T12:00:00Z')
  const replay = await replayOver(
    organization,
    { kind: 'sla_policy', id, policy: policyOf(120) },
    { conversationIds: [monday.id] },
  )
  expect(replay).toMatchObject({
    different: 1,
    counts: { sla: 1 },
    numbers: { broken_promises: { before: 0, after: 1 } },
  })
  const [result] = await resultsOf(organization, replay.id)
  expect(result?.differences).toMatchObject([
    {
      field: 'sla',
      before: 'First answer by 2 Mar 2026, 13:00: kept (Support)',
      after: 'First answer by 2 Mar 2026, 11:00: broken (Support)',
    },
  ])
  expect(await clocksOf()).toBe(0)
})

test('a policy that is not changed shows nothing', async () => {
  const { id } = await make(policyOf(240))
  await createPast(organization, '2026-03-02T09:00:00Z')
  const replay = await replayOver(
    organization,
    { kind: 'sla_policy', id, policy: policyOf(240) },
    { last: 10 },
  )
  expect(replay).toMatchObject({ lookedAt: 1, matched: 0, different: 0, counts: {} })
})

test('a new policy comes after all others, so that it promises only what none of them does', async () => {
  await make(policyOf(240, { conditions: { priorities: ['urgent'] } }))
  await make(policyOf(60, { name: 'Off', active: false }))
  await createPast(organization, '2026-03-02T09:00:00Z')
  const replay = await replayOver(
    organization,
    { kind: 'sla_policy', policy: policyOf(60, { name: 'New' }) },
    { last: 1 },
  )
  const [result] = await resultsOf(organization, replay.id)
  expect(result?.differences).toMatchObject([
    {
      field: 'sla',
      before: 'nothing promised',
      after: 'First answer by 2 Mar 2026, 10:00: broken (New)',
    },
  ])
})

test('a policy that is switched off promises nothing any more', async () => {
  const { id } = await make(policyOf(240))
  await createPast(organization, '2026-03-02T09:00:00Z')
  const policy = policyOf(240, { active: false })
  const replay = await replayOver(organization, { kind: 'sla_policy', id, policy }, { last: 1 })
  const [result] = await resultsOf(organization, replay.id)
  expect(result?.differences.map(({ after }) => after)).toEqual(['nothing promised'])
})

test('a change that promises nothing is refused', async () => {
  const { id } = await make(policyOf(240))
  const policy = policyOf(1, { targets: { first: none, next: none, resolution: none } })
  await createPast(organization, '2026-03-02T09:00:00Z')
  await expect(
    replayOver(organization, { kind: 'sla_policy', id, policy }, { last: 1 }),
  ).rejects.toMatchObject({
    code: 'invalid',
  })
})
