import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { openConversation } from '../../conversations/open.ts'
import { readConversation } from '../../conversations/query/find.ts'
import { setStatus } from '../../conversations/set-status.ts'
import { setTags } from '../../conversations/set-tags.ts'
import { reply } from '../../messages/reply.ts'
import { listNotes } from '../../notes/list.ts'
import { as, promisedJobs } from '../../test/contexts.ts'
import { activeWorkflow, runsOf, workOff } from '../../test/workflows.ts'
import { listTimers } from '../runs/list-timers.ts'
import { readRunDetail } from '../runs/read.ts'
import { retryRun } from '../runs/retry.ts'
import { switchWorkflow } from '../switch.ts'
import { fireTimer } from './time/fire-timer.ts'
import { runWorkflows } from './turn/turn.ts'

withTestDatabase()

let organization: TestOrganization
let conversation: string

beforeEach(async () => {
  organization = await createOrganization()
  conversation = (await createConversation(organization, { text: 'I want my money back' })).id
})

const read = () => as(organization, 'agent', (ctx) => readConversation(ctx, conversation))
const tag = (...tags: string[]) =>
  as(organization, 'agent', (ctx) => setTags(ctx, { conversation, tags: ['start', ...tags] }))
const addTags = (...tags: string[]) => ({ do: 'add_tags', with: { tags } })
const promises = () => promisedJobs(organization, 'run-workflows')
const events = () =>
  asSystem('test', (db) => db.workflowEvent.findMany({ where: { organizationId: organization.id } }))
const notes = async () =>
  (await as(organization, 'agent', (ctx) => listNotes(ctx, { conversation, limit: 50 }))).items

test('runs its steps in order and keeps why and what of each', async () => {
  const id = await activeWorkflow(organization, {
    conditions: { all: [{ field: 'message.text', is: 'contains', value: 'MONEY' }] },
    steps: [
      addTags('refund'),
      {
        if: { field: 'conversation.tags', is: 'include_any', value: ['refund'] },
        yes: [{ do: 'set_priority', with: { priority: 'high' } }],
        no: [addTags('never')],
      },
      { ...addTags('vip'), when: { field: 'contact.email', is: 'ends_with', value: '@nobody.example' } },
    ],
  })
  await tag()
  await workOff(organization)
  const found = await read()
  expect(found.tags).toEqual(['refund', 'start'])
  expect(found.priority).toBe('high')
  const [run] = await runsOf(id)
  expect(run?.state).toBe('done')
  const detail = await as(organization, 'viewer', (ctx) => readRunDetail(ctx, run?.id ?? ''))
  expect(detail.verdict).toMatchObject({
    holds: true,
    parts: [{ said: 'the text contains “MONEY”', holds: true }],
  })
  expect(detail.steps.map(({ place, state, said }) => [place, state, said])).toEqual([
    ['0', 'done', 'add the tag refund'],
    [
      '1',
      'done',
      'if the tags include one of “refund”, set its priority to high, otherwise add the tag never',
    ],
    ['1.yes.0', 'done', 'set its priority to high'],
    ['2', 'skipped', "add the tag vip if the contact's address ends with “@nobody.example”"],
  ])
  expect(detail.steps[0]?.effect).toBe('Added refund')
})

test('writes nothing for an organization without a workflow that listens', async () => {
  await activeWorkflow(organization, { on: 'status_changed', steps: [addTags('x')] })
  await tag()
  expect(await events()).toEqual([])
  expect(await promises()).toEqual([])
})

test('keeps the reason where conditions do not hold', async () => {
  await activeWorkflow(organization, {
    conditions: { none: [{ field: 'message.text', is: 'contains', value: 'money' }] },
    steps: [addTags('x')],
  })
  await tag()
  await workOff(organization)
  const [event] = await events()
  expect(event?.passedOver).toMatchObject([{ reason: 'Its conditions do not hold' }])
  expect((await read()).tags).toEqual(['start'])
})

test('fires at most once for an event, however often its job runs', async () => {
  const id = await activeWorkflow(organization, { steps: [{ do: 'add_note', with: { text: 'once' } }] })
  await tag()
  const input = { organizationId: organization.id }
  await Promise.all([runWorkflows(input), runWorkflows(input), runWorkflows(input)])
  await runWorkflows(input)
  expect(await runsOf(id)).toHaveLength(1)
  expect(await notes()).toHaveLength(1)
})

test('goes on where it was cut off, with what was decided then', async () => {
  const note = (text: string) => ({ do: 'add_note', with: { text } })
  const id = await activeWorkflow(organization, { steps: [note('one'), note('two'), note('three')] })
  await tag()
  await workOff(organization)
  const [run] = await runsOf(id)
  // As a worker leaves it that is killed after the first step: the second one is still to be taken.
  await asSystem('test', async (db) => {
    await db.workflowRunStep.deleteMany({ where: { runId: run?.id ?? '', place: { in: ['1', '2'] } } })
    await db.note.deleteMany({ where: { text: { in: ['two', 'three'] } } })
    const remaining = [1, 2].map((at) => ({
      place: String(at),
      step: { ...note(['', 'two', 'three'][at] ?? ''), onError: 'stop' },
    }))
    await db.workflowRun.updateMany({ where: { id: run?.id ?? '' }, data: { state: 'running', remaining } })
    await db.workflowEvent.updateMany({ where: { id: run?.eventId ?? '' }, data: { doneAt: null } })
    await db.outbox.updateMany({ where: { job: 'run-workflows' }, data: { doneAt: null } })
  })
  await workOff(organization)
  expect((await notes()).map(({ text }) => text).sort()).toEqual(['one', 'three', 'two'])
})

test('a step the domain refuses ends the run, which can be tried again from there', async () => {
  const id = await activeWorkflow(organization, {
    steps: [
      { do: 'add_note', with: { text: 'first' } },
      { do: 'assign', with: { memberId: organization.members.viewer.id } },
      addTags('after'),
    ],
  })
  const disable = (disabledAt: Date | null) =>
    asSystem('test', (db) =>
      db.member.update({ where: { id: organization.members.viewer.id }, data: { disabledAt } }),
    )
  await disable(new Date())
  await tag()
  await workOff(organization)
  const [failed] = await runsOf(id)
  expect(failed?.state).toBe('failed')
  expect(failed?.error).toContain('is disabled')
  await disable(null)
  await as(organization, 'agent', (ctx) => retryRun(ctx, failed?.id ?? ''))
  await workOff(organization)
  const [run] = await runsOf(id)
  expect(run?.state).toBe('done')
  expect(run?.steps.map(({ place, attempt, state }) => [place, attempt, state])).toEqual([
    ['0', 1, 'done'],
    ['1', 1, 'failed'],
    ['1', 2, 'done'],
    ['2', 1, 'done'],
  ])
  expect(await notes()).toHaveLength(1)
})

test('a step may fail without ending the run', async () => {
  const id = await activeWorkflow(organization, {
    steps: [{ do: 'set_status', with: { status: 'pending' }, onError: 'continue' }, addTags('after')],
  })
  await as(organization, 'agent', (ctx) => setStatus(ctx, { conversation, status: 'closed' }))
  await tag()
  await workOff(organization)
  expect((await read()).tags).toContain('after')
  expect((await runsOf(id))[0]?.steps.map(({ state }) => state)).toEqual(['failed', 'done'])
})

test('workflows that set each other off come to an end, and it is told why', async () => {
  const a = await activeWorkflow(organization, {
    name: 'A',
    on: { on: 'tagged', with: { tags: ['a'] } },
    steps: [addTags('b')],
  })
  const b = await activeWorkflow(organization, {
    name: 'B',
    on: { on: 'tagged', with: { tags: ['b'] } },
    steps: [{ do: 'remove_tags', with: { tags: ['a', 'b'] } }, addTags('a')],
  })
  await tag('a')
  await workOff(organization)
  expect((await runsOf(a)).map(({ state, reason }) => [state, reason])).toEqual([
    ['done', ''],
    ['skipped', 'It would have set itself off'],
  ])
  expect((await runsOf(b)).map(({ state }) => state)).toEqual(['done'])
})

test('waits for a timer, and ends when what it waits for does not come about', async () => {
  const waiting = { wait: { minutes: 60, cancelledBy: ['reply_sent'] } }
  const id = await activeWorkflow(organization, { steps: [waiting, addTags('late')] })
  await tag()
  await workOff(organization)
  expect((await runsOf(id))[0]?.state).toBe('waiting')
  const timers = await as(organization, 'viewer', (ctx) => listTimers(ctx, { limit: 10 }))
  expect(timers).toMatchObject([{ kind: 'wait', workflow: { id }, cancelledBy: ['reply_sent'] }])
  await workOff(organization, true)
  expect((await read()).tags).toContain('late')
  expect((await runsOf(id))[0]?.state).toBe('done')
})

test('an event ends a wait, and a timer that fires all the same does nothing', async () => {
  const waiting = { wait: { minutes: 60, cancelledBy: ['reply_sent'] } }
  const id = await activeWorkflow(organization, { steps: [waiting, addTags('late')] })
  await tag()
  await workOff(organization)
  const [timer] = await as(organization, 'viewer', (ctx) => listTimers(ctx, { limit: 10 }))
  await as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation, text: 'Here you are', attachmentIds: [], resolve: false }),
  )
  await workOff(organization)
  expect((await runsOf(id))[0]).toMatchObject({ state: 'cancelled', reason: 'ended by reply sent' })
  await fireTimer({ organizationId: organization.id, timerId: timer?.id ?? '' })
  expect((await read()).tags).not.toContain('late')
})

test('a timer that nobody has ended yet sees what happened meanwhile', async () => {
  const waiting = { wait: { minutes: 60, cancelledBy: ['reply_sent'] } }
  const id = await activeWorkflow(organization, { steps: [waiting, addTags('late')] })
  await tag()
  await workOff(organization)
  const [timer] = await as(organization, 'viewer', (ctx) => listTimers(ctx, { limit: 10 }))
  await as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation, text: 'Here you are', attachmentIds: [], resolve: false }),
  )
  await fireTimer({ organizationId: organization.id, timerId: timer?.id ?? '' })
  expect((await runsOf(id))[0]).toMatchObject({ state: 'cancelled', reason: 'somebody replied' })
})

test('begins when nobody has answered in time, and not when somebody has', async () => {
  const on = { on: 'no_reply', with: { minutes: 30, openHours: false, from: 'us' } }
  const id = await activeWorkflow(organization, { on, steps: [addTags('overdue')] })
  const open = (email: string) =>
    as(organization, 'agent', (ctx) =>
      openConversation(ctx, {
        contact: { email, name: 'Ada' },
        subject: 'Help',
        text: 'Please help',
        direction: 'inbound',
        tags: [],
      }),
    )
  const left = await open('left@customer.example')
  const answered = await open('answered@customer.example')
  await workOff(organization)
  await as(organization, 'agent', (ctx) =>
    reply(ctx, { conversation: answered.id, text: 'Sure', attachmentIds: [], resolve: false }),
  )
  await workOff(organization)
  await workOff(organization, true)
  expect((await runsOf(id)).map(({ conversationId }) => conversationId)).toEqual([left.id])
})

test('a schedule reaches every conversation of its status once, however often it fires, and sets its next turn', async () => {
  const on = { on: 'schedule', with: { days: [1, 2, 3, 4, 5, 6, 7], at: '09:00', status: 'open' } }
  const id = await activeWorkflow(organization, { on, steps: [addTags('daily')] })
  const [first] = await as(organization, 'viewer', (ctx) => listTimers(ctx, { limit: 10 }))
  const fire = () => fireTimer({ organizationId: organization.id, timerId: first?.id ?? '' })
  await Promise.all(Array.from({ length: 5 }, fire))
  await workOff(organization)
  expect((await runsOf(id)).map(({ state }) => state)).toEqual(['done'])
  const [next, ...others] = await as(organization, 'viewer', (ctx) => listTimers(ctx, { limit: 10 }))
  expect(next?.id).not.toBe(first?.id)
  expect(others).toEqual([])
})

test('a workflow that is switched off forgets what it was waiting for', async () => {
  const id = await activeWorkflow(organization, { steps: [{ wait: { minutes: 60 } }, addTags('late')] })
  await tag()
  await workOff(organization)
  await as(organization, 'admin', (ctx) => switchWorkflow(ctx, { id, active: false }))
  await workOff(organization, true)
  expect((await runsOf(id))[0]?.state).toBe('cancelled')
  expect((await read()).tags).toEqual(['start'])
})
