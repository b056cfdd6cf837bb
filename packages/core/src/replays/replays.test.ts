import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { createArticle } from '../articles/write.ts'
import { asSystem } from '../context.ts'
import { setTags } from '../conversations/set-tags.ts'
import { giveUpJob } from '../outbox/give-up.ts'
import type { SlaPolicyInput } from '../sla/policies/row.ts'
import { as, asProduct, promisedJobs } from '../test/contexts.ts'
import { replayOver, resultsOf, runOut } from '../test/replays.ts'
import { activeWorkflow } from '../test/workflows.ts'
import { cancelReplay } from './cancel.ts'
import { listReplayResults } from './list-results.ts'
import { keepResults } from './running/keep.ts'
import { runReplay } from './running/step.ts'
import { createReplaySet } from './sets/create.ts'
import { deleteReplaySet } from './sets/delete.ts'
import { listReplaySets } from './sets/list.ts'
import { startReplay } from './start.ts'
import type { Change } from './subjects/subject.ts'
import { listReplays, readReplay } from './view.ts'

withTestDatabase()

let organization: TestOrganization
let subject: Change & { kind: 'workflow' }

const tagging = (tag: string) => ({
  trigger: { on: 'tagged', with: {} },
  steps: [{ do: 'add_tags', with: { tags: [tag] } }],
})

beforeEach(async () => {
  organization = await createOrganization()
  const { trigger, steps } = tagging('first')
  const id = await activeWorkflow(organization, { on: trigger, steps })
  subject = { kind: 'workflow', id, definition: tagging('other') }
})

const admin = <T>(run: Parameters<typeof as<T>>[2]) => as(organization, 'admin', run)

async function several(count: number) {
  const made = []
  for (let at = 0; at < count; at += 1) made.push(await createConversation(organization))
  return made.map(({ id }) => id)
}

test('a trial that is cancelled looks at nothing more and says how far it came', async () => {
  await several(30)
  const { id } = await admin((ctx) => startReplay(ctx, { subject, over: { last: 30 } }))
  await runReplay({ organizationId: organization.id, replayId: id })
  const cancelled = await admin((ctx) => cancelReplay(ctx, id))
  expect(cancelled).toMatchObject({ state: 'cancelled', lookedAt: 25, conversations: 30, different: 25 })
  expect(await runOut(organization, id)).toEqual(cancelled)
  expect(await admin((ctx) => cancelReplay(ctx, id))).toEqual(cancelled)
})

test('a step that runs twice counts once', async () => {
  await several(3)
  const { id } = await admin((ctx) => startReplay(ctx, { subject, over: { last: 3 } }))
  const step = () => runReplay({ organizationId: organization.id, replayId: id })
  await Promise.all([step(), step(), step()])
  expect(await admin((ctx) => readReplay(ctx, id))).toMatchObject({
    state: 'done',
    lookedAt: 3,
    different: 3,
  })
  expect(await resultsOf(organization, id, 'all')).toHaveLength(3)
})

test('runs that another was faster than have the trial looked at again, once, should that one die', async () => {
  await several(3)
  const { id } = await admin((ctx) => startReplay(ctx, { subject, over: { last: 3 } }))
  await asSystem('test', (db) => db.replay.update({ where: { id }, data: { lookedAt: 1 } }))
  const slower = () =>
    asProduct(organization, (ctx) => keepResults(ctx, { id, from: 0, to: 3, last: true }, []))
  expect(await Promise.all([slower(), slower(), slower()])).toEqual([false, false, false])
  const jobs = await promisedJobs(organization, 'run-replay')
  expect(jobs.filter(({ notBefore }) => notBefore > new Date())).toHaveLength(1)
})

test('what cannot be tried is counted and named, and the others are tried', async () => {
  const ids = await several(3)
  const { id } = await admin((ctx) => startReplay(ctx, { subject, over: { conversationIds: ids } }))
  await asSystem(
    'test',
    (db) =>
      db.$executeRaw`UPDATE messages SET created_at = 'infinity' WHERE conversation_id = ${ids[1]}::uuid`,
  )
  expect(await runOut(organization, id)).toMatchObject({
    state: 'done',
    lookedAt: 3,
    different: 2,
    failed: 1,
  })
  const failed = await resultsOf(organization, id, 'failed')
  expect(failed).toMatchObject([{ conversation: { id: ids[1] }, error: 'It could not be tried' }])
  expect(await resultsOf(organization, id)).toHaveLength(2)
})

test('a conversation nobody wrote to us in is left out, and one that is gone is passed by', async () => {
  const [ours = '', gone = '', theirs = ''] = await several(3)
  await asSystem('test', (db) =>
    db.message.updateMany({ where: { conversationId: ours }, data: { direction: 'outbound' } }),
  )
  const over = { conversationIds: [ours, gone, theirs] }
  const { id } = await admin((ctx) => startReplay(ctx, { subject, over }))
  await asSystem('test', (db) => db.conversation.delete({ where: { id: gone } }))
  expect(await runOut(organization, id)).toMatchObject({ lookedAt: 3, leftOut: 2, different: 1, failed: 0 })
})

test('work that gives up ends the trial with its reason, and what it has found stays', async () => {
  await several(30)
  const { id } = await admin((ctx) => startReplay(ctx, { subject, over: { last: 30 } }))
  await runReplay({ organizationId: organization.id, replayId: id })
  const outboxId = (await promisedJobs(organization, 'run-replay')).at(-1)?.id ?? ''
  await giveUpJob({ organizationId: organization.id, outboxId, error: 'no room', attempts: 8 })
  expect(await admin((ctx) => readReplay(ctx, id))).toMatchObject({
    state: 'failed',
    error: 'no room (given up after 8 attempts)',
    lookedAt: 25,
    different: 25,
  })
})

test('no more than ten trials run at once', async () => {
  await several(1)
  const begin = () => admin((ctx) => startReplay(ctx, { subject, over: { last: 1 } }))
  const { id } = await begin()
  for (let at = 1; at < 10; at += 1) await begin()
  await expect(begin()).rejects.toMatchObject({ code: 'too_many' })
  await admin((ctx) => cancelReplay(ctx, id))
  expect(await begin()).toMatchObject({ state: 'running' })
})

test('trials and their results come in pages, each once and in order', async () => {
  await several(5)
  const made: string[] = []
  for (let at = 0; at < 5; at += 1) made.unshift((await replayOver(organization, subject, { last: 5 })).id)
  const other = await replayOver(organization, { kind: 'prompt', task: 'draft' }, { last: 1 })
  const listed = await allPages((page) =>
    admin((ctx) => listReplays(ctx, { ...page, kind: 'workflow', about: subject.id })),
  )
  expect(listed.map(({ id }) => id)).toEqual(made)
  const everything = await allPages((page) => admin((ctx) => listReplays(ctx, page)))
  expect(everything.map(({ id }) => id)).toEqual([other.id, ...made])
  const results = await allPages((page) =>
    admin((ctx) => listReplayResults(ctx, { ...page, id: made[0] ?? '', show: 'all' })),
  )
  expect(new Set(results.map(({ conversation }) => conversation.id)).size).toBe(5)
  await expect(admin((ctx) => listReplays(ctx, { limit: 2, cursor: 'bm8' }))).rejects.toMatchObject({
    code: 'malformed',
  })
})

async function allPages<T>(
  read: (page: { limit: number; cursor?: string }) => Promise<{ items: T[]; nextCursor: string | null }>,
): Promise<T[]> {
  const items: T[] = []
  let cursor: string | null = null
  do {
    const page: { items: T[]; nextCursor: string | null } = await read({
      limit: 2,
      ...(cursor === null ? {} : { cursor }),
    })
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return items
}

test('a set keeps what a filter found, whatever comes later, and a trial goes over it', async () => {
  const [tagged = ''] = await several(3)
  await as(organization, 'agent', (ctx) => setTags(ctx, { conversation: tagged, tags: ['vip'] }))
  const set = await admin((ctx) => createReplaySet(ctx, { name: 'Important', foundBy: { tag: 'vip' } }))
  expect(set).toMatchObject({ name: 'Important', conversations: 1, foundBy: { tag: 'vip' } })
  await as(organization, 'agent', (ctx) => setTags(ctx, { conversation: tagged, tags: [] }))
  await several(2)
  const replay = await replayOver(organization, subject, { setId: set.id })
  expect(replay).toMatchObject({ conversations: 1, set: { id: set.id, name: 'Important' } })
  expect((await resultsOf(organization, replay.id)).map(({ conversation }) => conversation.id)).toEqual([
    tagged,
  ])
})

test('sets have names of their own, come in pages, and can be deleted without their trials', async () => {
  await several(3)
  for (const name of ['A', 'B', 'C']) await admin((ctx) => createReplaySet(ctx, { name, last: 2 }))
  const same = admin((ctx) => createReplaySet(ctx, { name: 'B', last: 2 }))
  await expect(same).rejects.toMatchObject({ code: 'name_taken' })
  const found = createReplaySet
  await expect(admin((ctx) => found(ctx, { name: 'D', foundBy: { tag: 'x' } }))).rejects.toMatchObject({
    code: 'invalid',
  })
  const listed = await allPages((page) => admin((ctx) => listReplaySets(ctx, page)))
  expect(listed.map(({ name, conversations }) => [name, conversations])).toEqual([
    ['C', 2],
    ['B', 2],
    ['A', 2],
  ])
  const setId = listed[0]?.id ?? ''
  const { id } = await replayOver(organization, subject, { setId })
  await admin((ctx) => deleteReplaySet(ctx, setId))
  expect(await admin((ctx) => readReplay(ctx, id))).toMatchObject({
    set: null,
    conversations: 2,
    lookedAt: 2,
  })
})

const anySubject: [string, () => Promise<Change> | Change][] = [
  ['a workflow', () => subject],
  ['a prompt', () => ({ kind: 'prompt', task: 'draft', template: 'Be brief. {{language}}' })],
  ['a threshold', () => ({ kind: 'threshold', id: organization.categories.refund, mode: 'auto', bar: 0.5 })],
  ['an article', async () => ({ kind: 'article', id: await article(), body: 'Orders arrive within a day.' })],
  ['an SLA policy', () => ({ kind: 'sla_policy', policy })],
]

test.each(anySubject)('a trial of %s leaves nothing behind outside of its own tables', async (_, make) => {
  await several(2)
  const tried = await make()
  const before = await rowsByTable()
  expect(await replayOver(organization, tried, { last: 2 })).toMatchObject({ state: 'done', failed: 0 })
  const after = await rowsByTable()
  const changed = Object.keys(after).filter((name) => after[name] !== before[name])
  expect(changed.sort()).toEqual(['audit_entries', 'outbox', 'replay_results', 'replays'])
})

async function article(): Promise<string> {
  const written = { title: 'Orders', body: 'Orders arrive within a week.', language: 'en', collection: '' }
  const { id } = await admin((ctx) =>
    createArticle(ctx, { ...written, audience: 'public', status: 'published' }),
  )
  return id
}

const none = { low: null, normal: null, high: null, urgent: null }
const policy: SlaPolicyInput = {
  name: 'Fast',
  conditions: {},
  targetsBy: 'priority',
  targets: { first: { ...none, normal: 60 }, next: none, resolution: none },
  calendarId: null,
  nearPercent: 80,
  pauses: [],
  active: true,
}

/** How many rows each table has for the organization. */
async function rowsByTable(): Promise<Record<string, number>> {
  return asSystem('test', async (db) => {
    const tables = await db.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'organization_id'`
    const counts: Record<string, number> = {}
    for (const { name } of tables) {
      const [row] = await db.$queryRawUnsafe<{ count: number }[]>(
        `SELECT count(*)::int AS count FROM "${name}" WHERE organization_id = '${organization.id}'`,
      )
      counts[name] = row?.count ?? 0
    }
    return counts
  })
}
