import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeAll, expect, test } from 'vitest'
import { correctClassification } from '../../classification/correct.ts'
import { asSystem, inOrganization } from '../../context.ts'
import { reply } from '../../messages/reply.ts'
import { as } from '../../test/contexts.ts'
import { answer, type Fate, judge, judgement, type Key } from '../../test/rows/judged.ts'
import { readClasses } from './read-classes.ts'
import { readPerformance } from './read-performance.ts'
import { lastWeeks } from './weeks.ts'

withTestDatabase()

const hour = 3_600_000
const keys = ['refund', 'order_status', 'safety'] as const

let organization: TestOrganization

beforeAll(async () => {
  // Another organization's judgements are always there to be counted by mistake.
  const other = await createOrganization()
  await judge(other, { at: new Date(Date.now() - hour), said: 'safety' }, 'refund')
})

const performance = (weeks = 3) => as(organization, 'admin', (ctx) => readPerformance(ctx, { weeks }))
const classes = (weeks = 3) => as(organization, 'viewer', (ctx) => readClasses(ctx, { weeks }))
const recently = (hours = 30) => new Date(Date.now() - hours * hour)

async function overallOf(fate: Omit<Fate, 'at'>) {
  organization = await createOrganization()
  await judge(organization, { at: recently(), ...fate }, 'refund')
  const { judged, reviewed, right } = (await performance()).overall
  return { judged, reviewed, right }
}

test('a judgement is reviewed once people have dealt with it, and right while nobody put it right', async () => {
  const open = { judged: 1, reviewed: 0, right: 0 }
  expect(await overallOf({})).toEqual(open)
  expect(await overallOf({ resolvedBy: 'system' })).toEqual(open)
  expect(await overallOf({ answered: hour })).toEqual({ judged: 1, reviewed: 1, right: 1 })
  expect(await overallOf({ resolvedBy: 'member' })).toEqual({ judged: 1, reviewed: 1, right: 1 })
  expect(await overallOf({ said: 'refund' })).toEqual({ judged: 1, reviewed: 1, right: 1 })
  expect(await overallOf({ answered: hour, said: 'safety' })).toEqual({ judged: 1, reviewed: 1, right: 0 })
})

test('what replies and corrections leave behind is what counts, also through an API key', async () => {
  organization = await createOrganization()
  const at = new Date(Date.now() - 60_000)
  const [answered, corrected, byKey] = [
    await judge(organization, { at }, 'refund'),
    await judge(organization, { at }, 'refund'),
    await judge(organization, { at }, 'refund'),
  ]
  const words = { text: 'It leaves tomorrow.', resolve: false, attachmentIds: [] }
  await as(organization, 'agent', (ctx) => reply(ctx, { conversation: answered, ...words }))
  await as(organization, 'agent', (ctx) =>
    correctClassification(ctx, { conversation: corrected, category: 'safety' }),
  )
  expect((await performance()).overall).toMatchObject({ judged: 3, reviewed: 2, right: 1, routeRight: 1 })
  const actor = { type: 'api_key', apiKeyId: newId(), name: 'Scripts', role: 'agent' } as const
  await inOrganization({ organizationId: organization.id, actor }, (ctx) =>
    reply(ctx, { conversation: byKey, ...words }),
  )
  expect((await performance()).overall).toMatchObject({ judged: 3, reviewed: 3, right: 2 })
})

test('of two letters only the judgement counts that stood there as somebody answered', async () => {
  organization = await createOrganization()
  const id = await judge(organization, { at: recently() }, 'refund')
  await addLetter(id, { at: recently(29), sequence: 2, category: 'order_status' })
  await asSystem('test', (db) => db.message.create({ data: answer(organization, id, recently(28), 3) }))
  expect((await performance()).overall).toMatchObject({ judged: 2, reviewed: 1, right: 1 })
  expect((await classes()).live.categories.classes.map(({ label }) => label?.key)).toEqual(['order_status'])
})

test('what came under a category somebody had chosen before is not taken as approved', async () => {
  organization = await createOrganization()
  const id = await judge(organization, { at: recently(), answered: hour, said: 'safety' }, 'refund')
  await addLetter(id, { at: recently(20), sequence: 3, category: 'refund' })
  await asSystem('test', (db) => db.message.create({ data: answer(organization, id, recently(19), 4) }))
  expect((await performance()).overall).toMatchObject({ judged: 2, reviewed: 1, right: 0 })
})

test('a message judged anew after it was dealt with counts with what people saw, and once', async () => {
  organization = await createOrganization()
  const id = await judge(organization, { at: recently(), answered: hour }, 'refund')
  await asSystem('test', async (db) => {
    const message = await db.message.findFirstOrThrow({ where: { conversationId: id, sequence: 1 } })
    const row = { id, messageId: message.id, at: recently(2), category: 'safety' as const, confidence: 0.5 }
    await db.classification.create({ data: judgement(organization, row) })
  })
  expect((await performance()).overall).toMatchObject({ judged: 1, reviewed: 1, right: 1 })
  expect((await classes()).live.categories.classes.map(({ label }) => label?.key)).toEqual(['refund'])
})

async function addLetter(
  id: string,
  { at, sequence, category }: { at: Date; sequence: number; category: Key },
) {
  const messageId = newId()
  await asSystem('test', async (db) => {
    await db.message.create({
      data: {
        ...answer(organization, id, at, sequence),
        id: messageId,
        direction: 'inbound',
        authorId: null,
      },
    })
    const judgedAt = new Date(at.getTime() + 1_000)
    await db.classification.create({
      data: judgement(organization, { id, messageId, at: judgedAt, category, confidence: 0.6 }),
    })
  })
}

test('weeks begin on Monday by the clock of the organization, also when the clocks change', async () => {
  organization = await createOrganization()
  await asSystem('test', (db) =>
    db.organization.update({ where: { id: organization.id }, data: { timeZone: 'Europe/Berlin' } }),
  )
  const { weeks } = await as(organization, 'viewer', (ctx) =>
    lastWeeks(ctx, 3, new Date('2026-03-29T22:30:00Z')),
  )
  expect(weeks.map(({ start, from }) => [start, from.toISOString()])).toEqual([
    ['2026-03-16', '2026-03-15T23:00:00.000Z'],
    ['2026-03-23', '2026-03-22T23:00:00.000Z'],
    ['2026-03-30', '2026-03-29T22:00:00.000Z'],
  ])
  expect(weeks[1]?.to).toEqual(weeks[2]?.from)
})

test('accuracy, classes and confusion are what a plain count of the same rows says', async () => {
  organization = await createOrganization()
  const told: { week: string; predicted: Key; actual: Key | null }[] = []
  const { weeks } = await as(organization, 'viewer', (ctx) => lastWeeks(ctx, 3))
  let seed = 7
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  for (const week of weeks.slice(0, 2)) {
    for (let index = 0; index < 20; index += 1) {
      const predicted = keys[random(3)] ?? 'refund'
      const kind = random(3)
      const said = kind === 2 ? (keys[random(3)] ?? 'refund') : undefined
      const at = new Date(week.from.getTime() + (1 + random(100)) * hour)
      await judge(
        organization,
        { at, ...(kind === 1 ? { answered: hour } : {}), ...(said ? { said } : {}) },
        predicted,
      )
      told.push({ week: week.start, predicted, actual: said ?? (kind === 1 ? predicted : null) })
    }
  }
  const view = await performance()
  for (const { start, judged, reviewed, right } of view.weeks) {
    const own = told.filter(({ week }) => week === start)
    expect({ judged, reviewed, right }).toEqual({
      judged: own.length,
      reviewed: own.filter(({ actual }) => actual !== null).length,
      right: own.filter(({ actual, predicted }) => actual === predicted).length,
    })
  }
  const { live } = await classes()
  for (const { label, support, predicted, right } of live.categories.classes) {
    const known = told.filter(({ actual }) => actual !== null)
    expect({ support, predicted, right }).toEqual({
      support: known.filter(({ actual }) => actual === label?.key).length,
      predicted: known.filter((one) => one.predicted === label?.key).length,
      right: known.filter((one) => one.actual === label?.key && one.predicted === label?.key).length,
    })
  }
  for (const { actual, predicted, count } of live.categories.confusions)
    expect(count).toBe(
      told.filter((one) => one.actual === actual?.key && one.predicted === predicted?.key).length,
    )
  expect(live.routes.right).toBe(live.categories.right)
})

test('calls are counted by the week and task, and what they cost is shown to admins only', async () => {
  organization = await createOrganization()
  const made = [
    { outcome: 'ok', latencyMs: 100, costMicros: 500_000 },
    { outcome: 'repaired', latencyMs: 300, costMicros: 250_000 },
    { outcome: 'timeout', latencyMs: 9_000, costMicros: null },
    { outcome: 'breaker_open', latencyMs: 0, costMicros: null },
  ]
  const call = { organizationId: organization.id, task: 'draft', provider: 'openai', model: 'm' }
  await asSystem('test', (db) =>
    db.aiCall.createMany({
      data: made.map((one) => ({ id: newId(), ...call, ...one, createdAt: recently(0) })),
    }),
  )
  const [week] = (await performance(1)).weeks
  expect(week).toMatchObject({ calls: 3, failures: 1, cost: 0.75 })
  expect(week?.tasks).toEqual([
    {
      task: 'draft',
      calls: 3,
      failures: 1,
      refused: 1,
      latencyP50: 200,
      latencyP95: 290,
      cost: 0.75,
      unpriced: 0,
    },
  ])
  const seen = await as(organization, 'agent', (ctx) => readPerformance(ctx, { weeks: 1 }))
  expect([seen.weeks[0]?.cost, seen.weeks[0]?.tasks[0]?.cost]).toEqual([null, null])
})

test('a week whose categories have moved is told apart from those before it', async () => {
  organization = await createOrganization()
  const { weeks } = await as(organization, 'viewer', (ctx) => lastWeeks(ctx, 3))
  const rows = weeks.flatMap((week, place) =>
    Array.from({ length: 40 }, (_, index) => ({
      at: new Date(week.from.getTime() + 1_000 + index),
      category: place === 2 && index < 30 ? ('safety' as const) : (keys[index % 3] ?? 'refund'),
    })),
  )
  const { id, messageId } = await createConversation(organization)
  await asSystem('test', async (db) => {
    const message = await db.message.findUniqueOrThrow({ where: { id: messageId } })
    const letters = rows.map((row, index) => ({ ...row, sequence: index + 2, messageId: newId() }))
    await db.message.createMany({
      data: letters.map(({ at, sequence, messageId }) => ({
        ...answer(organization, id, at, sequence),
        id: messageId,
        direction: message.direction,
        authorId: null,
      })),
    })
    await db.classification.createMany({
      data: letters.map(({ at, category, messageId }) =>
        judgement(organization, { id, messageId, at, category, confidence: 0.75 }),
      ),
    })
  })
  const view = await performance()
  expect(view.weeks.map(({ drift }) => drift.verdict)).toEqual(['too_few', 'too_few', 'changed'])
  expect(view.weeks[2]?.drift.moved[0]).toMatchObject({ category: { key: 'safety', name: 'Safety' } })
})
