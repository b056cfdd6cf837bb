import { asOwner, useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem, inOrganization } from '../../../context.ts'
import { asProduct, promisedJobs } from '../../../test/contexts.ts'
import { activeWorkflow, runsOf, workOff } from '../../../test/workflows.ts'
import { raiseAll } from '../../raise.ts'
import { takeGroup } from './group.ts'
import { runWorkflowEvent } from './take-event.ts'
import { takeSafely } from './take-safely.ts'
import { runWorkflows, turn } from './turn.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

const note = (text: string) => ({ do: 'add_note', with: { text } })
const promises = (of = organization) => promisedJobs(of, 'run-workflows')
const notesOf = (of = organization) =>
  asSystem('test', (db) => db.note.findMany({ where: { organizationId: of.id }, orderBy: { id: 'asc' } }))
const eventsOf = (of = organization) =>
  asSystem('test', (db) =>
    db.workflowEvent.findMany({ where: { organizationId: of.id }, orderBy: { id: 'asc' } }),
  )

async function conversations(count: number, of = organization): Promise<string[]> {
  const ids: string[] = []
  for (let at = 0; at < count; at += 1) ids.push((await createConversation(of)).id)
  return ids
}

/** Each conversation with each of the words, in one transaction. */
function tell(ids: string[], words: string[], of = organization): Promise<void> {
  const events = words.flatMap((added) =>
    ids.map((conversationId) => ({ trigger: 'tagged' as const, conversationId, detail: { added } })),
  )
  return asProduct(of, (ctx) => raiseAll(ctx, events))
}

test('answers every event of many conversations once, with a run and a step each', async () => {
  const ids = [
    await activeWorkflow(organization, { name: 'A', steps: [note('a')] }),
    await activeWorkflow(organization, { name: 'B', steps: [note('b')] }),
  ]
  const told = await conversations(20)
  await tell(told, ['one', 'two'])
  await workOff(organization)
  for (const id of ids) {
    const runs = await runsOf(id)
    expect(runs).toHaveLength(40)
    expect(runs.every(({ state, steps }) => state === 'done' && steps.length === 1)).toBe(true)
  }
  expect(await notesOf()).toHaveLength(80)
  expect((await eventsOf()).filter(({ doneAt }) => doneAt === null)).toEqual([])
})

test('what was judged is answered before all else that waits in other conversations', async () => {
  const noting = await activeWorkflow(organization, { name: 'A', steps: [note('a')] })
  const routed = await activeWorkflow(organization, { name: 'B', on: 'classified', steps: [note('b')] })
  const told = await conversations(130)
  const [judged = ''] = told.splice(0, 1)
  await tell(told, ['one'])
  await asProduct(organization, (ctx) =>
    raiseAll(ctx, [{ trigger: 'classified', conversationId: judged, detail: { arrival: 'backlog' } }]),
  )
  await workOff(organization)
  const [first] = await runsOf(routed)
  const before = (await runsOf(noting)).filter(({ id }) => id < (first?.id ?? ''))
  expect(before.length).toBeLessThan(64)
  expect(await runsOf(noting)).toHaveLength(129)
})

test('one promise is enough until somebody has begun it, and what comes later needs another', async () => {
  await activeWorkflow(organization, { steps: [note('a')] })
  const [first = '', second = ''] = await conversations(2)
  await tell([first], ['one'])
  await tell([second], ['two'])
  expect(await promises()).toHaveLength(1)
  await asSystem('test', (db) => db.outbox.updateMany({ data: { begunAt: new Date() } }))
  await tell([first], ['three'])
  expect(await promises()).toHaveLength(2)
})

test('an event told of by a transaction that was open during the turn is looked for again', async () => {
  await activeWorkflow(organization, { steps: [note('a')] })
  const [early = '', late = ''] = await conversations(2)
  await tell([early], ['one'])
  const open = Promise.withResolvers<void>()
  const written = Promise.withResolvers<void>()
  const who = { organizationId: organization.id, actor: { type: 'system', name: 'test' } } as const
  const telling = inOrganization(who, async (ctx) => {
    await raiseAll(ctx, [{ trigger: 'tagged', conversationId: late, detail: { added: 'two' } }])
    written.resolve()
    await open.promise
  })
  await written.promise
  await asSystem('test', (db) => db.outbox.deleteMany({}))
  await runWorkflows({ organizationId: organization.id })
  const [again] = await promises()
  expect(again?.notBefore.getTime()).toBeGreaterThan(again?.createdAt.getTime() ?? Number.NaN)
  open.resolve()
  await telling
  await workOff(organization, true)
  expect((await notesOf()).map(({ conversationId }) => conversationId)).toEqual([early, late])
})

test('transactions of other organizations have no turn looked at again', async () => {
  const other = await createOrganization()
  for (const of of [organization, other]) await activeWorkflow(of, { steps: [note('a')] })
  const [theirs = ''] = await conversations(1, other)
  await tell(await conversations(1), ['one'])
  await asSystem('test', (db) => db.outbox.deleteMany({}))
  await asProduct(other, async (ctx) => {
    await raiseAll(ctx, [{ trigger: 'tagged', conversationId: theirs, detail: { added: 'two' } }])
    await runWorkflows({ organizationId: organization.id })
  })
  expect(await promises()).toEqual([])
  expect(await notesOf()).toHaveLength(1)
})

test('events of a conversation are answered in the order in which they happened', async () => {
  const written = ['one', 'two', 'three', 'four', 'five']
  for (const word of [...written].reverse())
    await activeWorkflow(organization, { on: { on: 'tagged', with: { tags: [word] } }, steps: [note(word)] })
  const told = await conversations(6)
  await tell(told, written)
  const input = { organizationId: organization.id }
  await Promise.all([
    runWorkflows(input),
    takeGroup({ ...groupOf(told), mostEvents: 2 }),
    runWorkflows(input),
  ])
  await workOff(organization)
  for (const id of told) {
    const texts = (await notesOf())
      .filter(({ conversationId }) => conversationId === id)
      .map(({ text }) => text)
    expect(texts).toEqual(written)
  }
})

const groupOf = (conversationIds: string[]) => ({
  organizationId: organization.id,
  conversationIds,
  careful: false,
  mostEvents: 10,
})

test('a turn ends after so many events, and the next one stands behind those of other organizations', async () => {
  const other = await createOrganization()
  for (const of of [organization, other]) await activeWorkflow(of, { on: 'tagged', steps: [{ stop: true }] })
  const many = await conversations(12)
  const words = Array.from({ length: Math.ceil((2 * turn.events) / 12) }, (_, at) => `word ${at}`)
  await tell(many, words)
  const [theirs = ''] = await conversations(1, other)
  await tell([theirs], ['one'], other)
  const queue = async () =>
    asSystem('test', (db) =>
      db.outbox.findMany({
        where: { job: 'run-workflows', doneAt: null, organizationId: { in: [organization.id, other.id] } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      }),
    )
  const [first, second] = await queue()
  expect([first?.organizationId, second?.organizationId]).toEqual([organization.id, other.id])
  await runWorkflows({ organizationId: organization.id })
  await asSystem('test', (db) =>
    db.outbox.update({ where: { id: first?.id ?? '' }, data: { doneAt: new Date() } }),
  )
  expect((await queue()).map(({ organizationId }) => organizationId)).toEqual([other.id, organization.id])
  expect((await eventsOf()).filter(({ doneAt }) => doneAt === null).length).toBeGreaterThan(0)
  await runWorkflows({ organizationId: other.id })
  expect((await eventsOf(other)).every(({ doneAt }) => doneAt !== null)).toBe(true)
})

test('a conversation somebody holds is left for later, and the others do not wait for it', async () => {
  await activeWorkflow(organization, { steps: [note('a')] })
  const [held = '', free = ''] = await conversations(2)
  await tell([held, free], ['one'])
  await asSystem('test', async (db) => {
    await db.$queryRaw`SELECT 1 FROM conversations WHERE id = ${held}::uuid FOR UPDATE`
    await runWorkflows({ organizationId: organization.id })
  })
  expect((await notesOf()).map(({ conversationId }) => conversationId)).toEqual([free])
  await workOff(organization)
  expect((await notesOf()).map(({ conversationId }) => conversationId).sort()).toEqual([held, free].sort())
})

test('a step that is refused in one conversation is undone alone', async () => {
  const closed = await activeWorkflow(organization, {
    steps: [note('before'), { do: 'set_status', with: { status: 'pending' } }, note('never')],
  })
  const told = await conversations(4)
  const last = told.at(-1) ?? ''
  await asSystem('test', (db) => db.conversation.update({ where: { id: last }, data: { status: 'closed' } }))
  await tell(told, ['one'])
  await workOff(organization)
  const states = (await runsOf(closed)).map(({ conversationId, state, stepsTaken }) => [
    conversationId === last,
    state,
    stepsTaken,
  ])
  expect(states.sort()).toEqual([
    [false, 'done', 3],
    [false, 'done', 3],
    [false, 'done', 3],
    [true, 'failed', 1],
  ])
  expect((await notesOf()).filter(({ conversationId }) => conversationId === last)).toHaveLength(1)
})

test('an event that fails by itself is set aside with a job of its own, and the others are answered', async () => {
  await activeWorkflow(organization, { steps: [note('a')] })
  const [bad = '', good = ''] = await conversations(2)
  await tell([bad, good], ['one'])
  const spoil = (detail: string) =>
    asSystem(
      'test',
      (db) =>
        db.$executeRaw`UPDATE workflow_events SET detail = ${detail}::jsonb WHERE conversation_id = ${bad}::uuid`,
    )
  await spoil('null')
  // As workers do that have a turn at the same moment.
  const group = { organizationId: organization.id, conversationIds: [bad, good], mostEvents: 10 }
  await Promise.all(Array.from({ length: 8 }, () => takeSafely(group)))
  await runWorkflows({ organizationId: organization.id })
  expect((await notesOf()).map(({ conversationId }) => conversationId)).toEqual([good])
  const [job, ...others] = await promisedJobs(organization, 'run-workflow-event')
  expect(others).toEqual([])
  const { eventId = '' } = (job?.payload ?? {}) as { eventId?: string }
  const again = () => runWorkflowEvent({ organizationId: organization.id, eventId })
  await expect(again()).rejects.toThrow()
  await spoil('{}')
  await Promise.all(Array.from({ length: 5 }, again))
  await workOff(organization)
  expect((await notesOf()).map(({ conversationId }) => conversationId)).toEqual([good, bad])
})

test('a step that fails for no reason of the domain is tried again in a job of its run alone', async () => {
  const failing = await activeWorkflow(organization, { name: 'A', steps: [note('before'), note('poison')] })
  const other = await activeWorkflow(organization, { name: 'B', steps: [note('fine')] })
  await asOwner((client) =>
    client.query(`ALTER TABLE notes ADD CONSTRAINT no_poison CHECK (text <> 'poison') NOT VALID`),
  )
  await tell(await conversations(1), ['one'])
  await runWorkflows({ organizationId: organization.id })
  const states = async () => [(await runsOf(failing))[0]?.state, (await runsOf(other))[0]?.state]
  expect(await states()).toEqual(['running', 'done'])
  expect(await promisedJobs(organization, 'continue-workflow-run')).toHaveLength(1)
  await asOwner((client) => client.query('ALTER TABLE notes DROP CONSTRAINT no_poison'))
  await workOff(organization)
  expect(await states()).toEqual(['done', 'done'])
  expect((await notesOf()).map(({ text }) => text)).toEqual(['before', 'fine', 'poison'])
})

test('facts are as the steps before have left them, for every later condition', async () => {
  await activeWorkflow(organization, {
    name: 'First',
    steps: [{ do: 'set_priority', with: { priority: 'urgent' } }],
  })
  const second = await activeWorkflow(organization, {
    name: 'Second',
    steps: [
      {
        if: { field: 'conversation.priority', is: 'is', value: 'urgent' },
        yes: [note('it is urgent')],
        no: [note('it is not')],
      },
      { do: 'add_tags', with: { tags: ['seen'] } },
      { ...note('tagged'), when: { field: 'conversation.tags', is: 'include_any', value: ['seen'] } },
    ],
  })
  await tell(await conversations(1), ['one'])
  await workOff(organization)
  expect((await notesOf()).map(({ text }) => text)).toEqual(['it is urgent', 'tagged'])
  expect((await runsOf(second))[0]?.stepsTaken).toBe(4)
})
