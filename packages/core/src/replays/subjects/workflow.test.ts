import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { readConversation } from '../../conversations/query/find.ts'
import { createSlaPolicy } from '../../sla/policies/write.ts'
import { as, promisedJobs } from '../../test/contexts.ts'
import { createPast, replayOver, resultsOf } from '../../test/replays.ts'
import { activeWorkflow, runsOf } from '../../test/workflows.ts'
import { changeWorkflow } from '../../workflows/change.ts'
import { createWorkflow } from '../../workflows/create.ts'
import { publishWorkflow } from '../../workflows/versions/publish.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

const admin = <T>(run: Parameters<typeof as<T>>[2]) => as(organization, 'admin', run)
const tagging = (...tags: string[]) => ({
  trigger: { on: 'tagged', with: { tags: ['start'] } },
  steps: [{ do: 'add_tags', with: { tags } }],
})

test('a draft tells what would differ, with numbers and samples, and has no effect', async () => {
  const refund = await createConversation(organization, { text: 'I want a refund' })
  for (let at = 0; at < 29; at += 1) await createConversation(organization, { text: 'Hello' })
  const definition = {
    trigger: { on: 'message_arrived' },
    conditions: { all: [{ field: 'message.text', is: 'contains', value: 'refund' }] },
    steps: [
      { do: 'add_tags', with: { tags: ['refund'] } },
      { do: 'assign', with: { memberId: organization.members.agent.id } },
      { do: 'reply', with: { text: 'Dear {{contact.name}}' } },
    ],
  }
  const { id } = await admin((ctx) => createWorkflow(ctx, { name: 'Refunds', definition }))
  const before = await promisedJobs(organization, 'deliver-message')
  const replay = await replayOver(organization, { kind: 'workflow', id }, { last: 30 })
  expect(replay).toMatchObject({
    name: 'Refunds',
    state: 'done',
    conversations: 30,
    lookedAt: 30,
    matched: 1,
    different: 1,
    counts: { tags: 1, assignee: 1, replies: 1, steps: 1 },
    numbers: { replies: { before: 0, after: 1 } },
    cost: { before: 0, after: 0, spent: 0 },
  })
  const [result, ...more] = await resultsOf(organization, replay.id)
  expect(more).toEqual([])
  expect(result).toMatchObject({ conversation: { id: refund.id }, verdict: { holds: true } })
  expect(result?.differences).toContainEqual({ field: 'tags', before: 'none', after: 'refund', rows: [] })
  expect(await as(organization, 'agent', (ctx) => readConversation(ctx, refund.id))).toMatchObject({
    tags: [],
    assignee: null,
  })
  expect(await promisedJobs(organization, 'deliver-message')).toEqual(before)
  expect(await runsOf(id)).toEqual([])
})

test('it is compared with the version in use, so that what stays the same shows nothing', async () => {
  const { trigger, steps } = tagging('first')
  const id = await activeWorkflow(organization, { on: trigger, steps })
  for (let at = 0; at < 3; at += 1) await createConversation(organization)
  const same = await replayOver(
    organization,
    { kind: 'workflow', id, definition: tagging('first') },
    { last: 3 },
  )
  expect(same).toMatchObject({ matched: 3, different: 0, counts: {} })
  const other = await replayOver(
    organization,
    { kind: 'workflow', id, definition: tagging('other') },
    { last: 3 },
  )
  expect(other).toMatchObject({ different: 3, counts: { tags: 3, steps: 3 } })
})

test('a priority or policy that is set changes what is promised', async () => {
  const none = { low: null, normal: null, high: null, urgent: null }
  const target = { first: { ...none, normal: 480, urgent: 60 }, next: none, resolution: none }
  const policy = { name: 'Fast', conditions: {}, targetsBy: 'priority', targets: target } as const
  const rest = { calendarId: null, nearPercent: 80, pauses: [], active: true }
  await admin((ctx) => createSlaPolicy(ctx, { ...policy, ...rest }))
  await createPast(organization, '2026-03-02T09:00:00Z')
  const definition = {
    trigger: { on: 'message_arrived' },
    steps: [{ do: 'set_priority', with: { priority: 'urgent' } }],
  }
  const { id } = await admin((ctx) => createWorkflow(ctx, { name: 'Hurry', definition }))
  const replay = await replayOver(organization, { kind: 'workflow', id }, { last: 1 })
  const [result] = await resultsOf(organization, replay.id)
  const sla = result?.differences.find(({ field }) => field === 'sla')
  expect(sla?.before).toBe('first answer by 2 Mar 2026, 17:00 (Fast)')
  expect(sla?.after).toBe('first answer by 2 Mar 2026, 10:00 (Fast)')
})

test('a workflow that is begun is gone through as well, and two that begin each other come to an end', async () => {
  await createConversation(organization, { text: 'I want a refund' })
  const inner = await activeWorkflow(organization, { on: 'manual', steps: tagging('inner').steps })
  const run = (workflowId: string) => ({ do: 'run_workflow', with: { workflowId } })
  const definition = (id: string) => ({ trigger: { on: 'message_arrived' }, steps: [run(id)] })
  const { id } = await admin((ctx) => createWorkflow(ctx, { name: 'Outer', definition: definition(inner) }))
  const replay = await replayOver(organization, { kind: 'workflow', id }, { last: 1 })
  expect(replay.counts).toEqual({ tags: 1, steps: 1 })
  const loop = await activeWorkflow(organization, { on: 'manual', steps: [run(inner)] })
  await admin((ctx) => changeWorkflow(ctx, { id: loop, name: 'Loop', definition: definition(loop) }))
  await admin((ctx) => publishWorkflow(ctx, { id: loop, percent: 100 }))
  const looped = await replayOver(
    organization,
    { kind: 'workflow', id, definition: definition(loop) },
    { last: 1 },
  )
  expect(looped).toMatchObject({ state: 'done', failed: 0, counts: { steps: 1 } })
})
