import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { asProduct, promisedJobs } from '../../test/contexts.ts'
import { activeWorkflow, runsOf, workOff } from '../../test/workflows.ts'
import { raiseAll } from '../raise.ts'
import { keptDays, pruneWorkflows } from './prune.ts'
import { wakeWaitingEvents } from './turn/wake-waiting.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

async function tell(added: string): Promise<void> {
  const { id: conversationId } = await createConversation(organization)
  await asProduct(organization, (ctx) =>
    raiseAll(ctx, [{ trigger: 'tagged', conversationId, detail: { added } }]),
  )
}

const age = (days: number) =>
  asSystem('test', async (db) => {
    await db.$executeRaw`UPDATE workflow_events SET created_at = created_at - make_interval(days => ${days}::int)`
    await db.$executeRaw`UPDATE workflow_timers SET ended_at = ended_at - make_interval(days => ${days}::int)`
  })
const events = () =>
  asSystem('test', (db) => db.workflowEvent.count({ where: { organizationId: organization.id } }))
const listen = (steps: unknown[]) =>
  activeWorkflow(organization, { on: { on: 'tagged', with: { tags: ['yes'] } }, steps })

test('events nobody answered go first, answered ones later with their runs and steps', async () => {
  const id = await listen([{ do: 'add_note', with: { text: 'a' } }])
  await tell('yes')
  await tell('no')
  await workOff(organization)
  await age(keptDays.passedOver - 1)
  expect([await pruneWorkflows(), await events()]).toEqual([0, 2])
  await age(2)
  expect([await pruneWorkflows(), await events()]).toEqual([1, 1])
  expect((await runsOf(id))[0]?.steps).toHaveLength(1)
  await age(keptDays.answered)
  expect([await pruneWorkflows(), await events()]).toEqual([1, 0])
  expect(await runsOf(id)).toEqual([])
  expect(await asSystem('test', (db) => db.workflowRunStep.count())).toBe(0)
})

test('what is still to be answered, or waits for a timer, stays however old it is', async () => {
  const id = await listen([{ wait: { minutes: 60 } }, { do: 'add_note', with: { text: 'late' } }])
  await tell('yes')
  await workOff(organization)
  await tell('yes')
  await age(2 * keptDays.answered)
  expect(await pruneWorkflows()).toBe(0)
  await workOff(organization, true)
  expect((await runsOf(id)).map(({ state }) => state)).toEqual(['done', 'done'])
  await age(keptDays.answered)
  expect(await pruneWorkflows()).toBeGreaterThan(0)
  expect(await runsOf(id)).toEqual([])
})

test('timers that are over go after their time, and those that wait stay', async () => {
  const workflowId = await listen([{ stop: true }])
  const timer = (state: string, endedAt: Date | null) => ({
    id: newId(),
    organizationId: organization.id,
    workflowId,
    kind: 'wait',
    dueAt: new Date(0),
    state,
    endedAt,
  })
  await asSystem('test', (db) =>
    db.workflowTimer.createMany({ data: [timer('fired', new Date()), timer('waiting', null)] }),
  )
  expect(await pruneWorkflows()).toBe(0)
  await age(keptDays.timers + 1)
  expect(await pruneWorkflows()).toBe(1)
  expect(await asSystem('test', (db) => db.workflowTimer.findMany({ where: { workflowId } }))).toMatchObject([
    { state: 'waiting' },
  ])
})

test('events that wait although nothing is promised are promised again, once', async () => {
  const id = await listen([{ do: 'add_note', with: { text: 'a' } }])
  await tell('yes')
  await asSystem('test', (db) => db.outbox.deleteMany({}))
  expect(await wakeWaitingEvents()).toBe(0)
  await age(1)
  expect(await wakeWaitingEvents()).toBe(1)
  expect(await wakeWaitingEvents()).toBe(0)
  expect(await promisedJobs(organization, 'run-workflows')).toHaveLength(1)
  await workOff(organization)
  expect((await runsOf(id)).map(({ state }) => state)).toEqual(['done'])
})
