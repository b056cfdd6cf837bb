import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem, type OrgContext } from '../../context.ts'
import { trainClassifierVersion } from '../../flows/train-classifier.ts'
import { as, asProduct, auditEntries, promisedJobs } from '../../test/contexts.ts'
import { storeExamples } from '../examples/store.ts'
import { chooseVersion } from '../versions/activate.ts'
import { currentModel } from '../versions/current-model.ts'
import { listVersions } from '../versions/list.ts'
import { readClassifier } from '../versions/read-classifier.ts'
import { claimTraining } from './claim.ts'
import { finishTraining } from './finish.ts'
import { promiseTraining } from './promise.ts'
import { readTraining } from './read.ts'
import { requestTraining } from './request.ts'
import { training } from './thresholds.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

const topics = {
  tides: ['When is high water at the pier?', 'The tide table is wrong', 'How low does the ebb get'],
  moorings: ['My buoy broke loose', 'I want a berth for the summer', 'The mooring chain is rusty'],
}

/** Example lines of two categories that no organization starts with. */
function lines(count: number, from = 0) {
  return Array.from({ length: count }, (_, index) => {
    const [category, texts] = Object.entries(topics)[index % 2] ?? ['tides', []]
    return { line: index + 1, category, text: `${texts[index % texts.length]} number ${from + index}` }
  })
}

/** So many that no shipped examples are learned, which take longer than these. */
const enough = training.tellingOwn

const teach = (count: number, from = 0) =>
  as(organization, 'admin', (ctx) => storeExamples(ctx, lines(count, from), true))
const classifier = () => as(organization, 'viewer', readClassifier)
const read = (id: string) => as(organization, 'viewer', (ctx) => readTraining(ctx, id))
const run = (trainingId: string) => trainClassifierVersion({ organizationId: organization.id, trainingId })

async function train() {
  const { id } = await as(organization, 'admin', requestTraining)
  await run(id)
  return read(id)
}

test('a training makes a version that is measured with what it has not seen, and uses it', async () => {
  await teach(200)
  expect(await train()).toMatchObject({ state: 'done', outcome: 'used', version: 1 })
  const view = await classifier()
  expect(view).toMatchObject({ version: 1, ownExamples: 200, heldOut: 20, categories: 2, newExamples: 0 })
  expect(view.heldOutAccuracy).toBeGreaterThan(0.9)
  const inBins = view.calibration?.bins.reduce((sum, { count }) => sum + count, 0)
  expect(inBins).toBe(20)
})

test('shipped categories nobody taught take no answers from an organization with enough of its own', async () => {
  await teach(120)
  await train()
  const current = await asProduct(organization, currentModel)
  expect(current?.model.labels).toEqual(['moorings', 'tides'])
})

test('shipped examples help while there are too few own ones, and measure the first version', async () => {
  await teach(12)
  await train()
  const current = await asProduct(organization, currentModel)
  expect(current?.model.labels).toEqual(['moorings', 'order_status', 'refund', 'safety', 'tides'])
  expect((await classifier()).heldOut).toBeGreaterThan(2)
})

test('the same examples are not trained twice', async () => {
  await teach(enough)
  await train()
  expect(await train()).toMatchObject({ outcome: 'unchanged', version: 1 })
  expect((await as(organization, 'viewer', (ctx) => listVersions(ctx, { limit: 10 }))).items).toHaveLength(1)
})

test('a version that is worse at what is held out is kept back, and can be chosen all the same', async () => {
  await teach(200)
  await train()
  await asSystem(
    'mislabel what is learned from',
    (db) =>
      db.$executeRaw`UPDATE training_examples e SET category_id = (
        SELECT id FROM categories c WHERE c.organization_id = e.organization_id AND c.key = 'tides')
      WHERE organization_id = ${organization.id}::uuid AND NOT held_out`,
  )
  expect(await train()).toMatchObject({ outcome: 'kept_back', version: 2 })
  const { items } = await as(organization, 'viewer', (ctx) => listVersions(ctx, { limit: 10 }))
  expect(items.map(({ version, active }) => [version, active])).toEqual([
    [2, false],
    [1, true],
  ])
  expect(items[0]?.compared?.version).toBe(1)
  expect(items[0]?.compared?.accuracy).toBeGreaterThan(items[0]?.heldOutAccuracy ?? 1)
  await as(organization, 'admin', (ctx) => chooseVersion(ctx, { version: 2 }))
  expect((await asProduct(organization, currentModel))?.version).toBe(2)
  await as(organization, 'admin', (ctx) => chooseVersion(ctx, { version: 1 }))
  expect((await asProduct(organization, currentModel))?.version).toBe(1)
  expect(await auditEntries(organization, 'classifier.choose_version')).toHaveLength(2)
})

test('what is held out stays held out, the same share of every category', async () => {
  const heldOut = () =>
    asSystem('test', (db) =>
      db.trainingExample.findMany({
        where: { organizationId: organization.id, heldOut: true },
        select: { id: true, categoryId: true },
      }),
    )
  await teach(100)
  await train()
  const before = await heldOut()
  await teach(100, 1_000)
  await train()
  const after = await heldOut()
  expect(after.map(({ id }) => id)).toEqual(expect.arrayContaining(before.map(({ id }) => id)))
  const perCategory = Map.groupBy(after, ({ categoryId }) => categoryId)
  expect([...perCategory.values()].map((rows) => rows.length)).toEqual([10, 10])
})

test('a training whose job runs in several places at once is seen through by each, and makes one version', async () => {
  const all = <T>(run: (ctx: OrgContext) => Promise<T>) =>
    Promise.all(Array.from({ length: 8 }, () => asProduct(organization, run)))
  await teach(enough)
  await train()
  await teach(enough, 1_000)
  const { id } = await as(organization, 'admin', requestTraining)
  const claims = await all((ctx) => claimTraining(ctx, id))
  expect(claims.filter((claimed) => claimed === null)).toEqual([])
  const first = { organizationId: organization.id, version: 1 }
  const { model, twin } = await asSystem('test', (db) =>
    db.classifierVersion.findFirstOrThrow({ where: first }),
  )
  const counts = { exampleCount: 80, ownCount: 80, categoryCount: 2, heldOutCount: 0, trainingMs: 1 }
  const nothing = { heldOutAccuracy: null, calibration: null, confusion: [], compared: null }
  const trained = { ...counts, ...nothing, fingerprint: claims[0]?.fingerprint ?? '', model, twin }
  await all((ctx) => finishTraining(ctx, id, trained))
  expect(await read(id)).toMatchObject({ state: 'done', outcome: 'used', version: 2 })
  const { items } = await as(organization, 'viewer', (ctx) => listVersions(ctx, { limit: 10 }))
  expect(items.map(({ version }) => version)).toEqual([2, 1])
})

test('who asks twice asks for the same training', async () => {
  const ask = () => as(organization, 'admin', requestTraining)
  const [first, second] = [await ask(), await ask()]
  expect(second.id).toBe(first.id)
})

test('a training waits for the one that runs, whose end brings it back', async () => {
  await teach(enough)
  const first = await as(organization, 'admin', requestTraining)
  await asSystem('test', (db) =>
    db.classifierTraining.update({
      where: { id: first.id },
      data: { state: 'running', startedAt: new Date() },
    }),
  )
  const second = await as(organization, 'admin', requestTraining)
  await run(second.id)
  expect(await read(second.id)).toMatchObject({ state: 'queued' })
  const before = (await promisedJobs(organization, 'train-classifier')).length
  await run(first.id)
  const jobs = await promisedJobs(organization, 'train-classifier')
  expect(jobs.slice(before).map(({ payload }) => payload)).toEqual([{ trainingId: second.id }])
  await run(second.id)
  expect(await read(second.id)).toMatchObject({ state: 'done', outcome: 'unchanged' })
})

test('one lost with its worker does not hold up the next for ever', async () => {
  const lost = await as(organization, 'admin', requestTraining)
  await asSystem('test', (db) =>
    db.classifierTraining.update({
      where: { id: lost.id },
      data: { state: 'running', startedAt: new Date(Date.now() - 3_600_000) },
    }),
  )
  await teach(enough)
  expect(await train()).toMatchObject({ state: 'done', outcome: 'used' })
  expect(await read(lost.id)).toMatchObject({ state: 'failed' })
})

test('enough changes bring about one training, which waits until they stop', async () => {
  await teach(training.retrainAfter - 1)
  expect(await promisedJobs(organization, 'train-classifier')).toEqual([])
  await teach(1, 500)
  await teach(1, 600)
  const jobs = await promisedJobs(organization, 'train-classifier')
  const [trainingId = '', ...others] = jobs.map(
    ({ payload }) => (payload as { trainingId: string }).trainingId,
  )
  expect(others).toEqual([])
  await run(trainingId)
  expect(await read(trainingId)).toMatchObject({ state: 'queued', trigger: 'automatic' })
  const [, again] = await promisedJobs(organization, 'train-classifier')
  expect(again?.notBefore.getTime()).toBeGreaterThan(Date.now())
  const asked = await as(organization, 'admin', requestTraining)
  expect(asked.id).toBe(trainingId)
  await run(trainingId)
  expect(await read(trainingId)).toMatchObject({ state: 'done', trigger: 'asked' })
})

test('changes that go on do not put a training off for ever', async () => {
  const id = await asProduct(organization, (ctx) => promiseTraining(ctx, 'automatic'))
  await asSystem('test', (db) =>
    db.classifierTraining.update({
      where: { id },
      data: { createdAt: new Date(Date.now() - training.mostWaitSeconds * 1_000) },
    }),
  )
  await asProduct(organization, (ctx) => promiseTraining(ctx, 'automatic'))
  const row = await asSystem('test', (db) => db.classifierTraining.findUniqueOrThrow({ where: { id } }))
  expect(row.notBefore.getTime()).toBeLessThanOrEqual(Date.now())
})

test('versions are listed in pages, newest first', async () => {
  for (const from of [0, 1_000, 2_000]) {
    await teach(enough, from)
    await train()
  }
  const page = (cursor?: string) =>
    as(organization, 'viewer', (ctx) => listVersions(ctx, { limit: 2, cursor }))
  const first = await page()
  expect(first.items.map(({ version }) => version)).toEqual([3, 2])
  const second = await page(first.nextCursor ?? undefined)
  expect(second.items.map(({ version }) => version)).toEqual([1])
  expect(second.nextCursor).toBeNull()
})

test('a version that cannot be read any more judges nothing, and is trained anew', async () => {
  await teach(enough)
  await train()
  await asSystem('test', (db) =>
    db.classifierVersion.updateMany({
      where: { organizationId: organization.id },
      data: { model: Buffer.from('old'), twin: Buffer.from('old'), fingerprint: 'old', version: 2 },
    }),
  )
  expect(await asProduct(organization, currentModel)).toBeNull()
  const waiting = await asSystem('test', (db) =>
    db.classifierTraining.count({ where: { organizationId: organization.id, state: 'queued' } }),
  )
  expect(waiting).toBe(1)
  expect(await train()).toMatchObject({ outcome: 'used', version: 3 })
  expect((await asProduct(organization, currentModel))?.version).toBe(3)
})
