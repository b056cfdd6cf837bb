import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { retryFailedJob } from '../../failed-jobs/retry.ts'
import { giveUpJob } from '../../outbox/give-up.ts'
import { as, promisedJobs } from '../../test/contexts.ts'
import { correctClassification } from '../correct.ts'
import { changeRun } from './change.ts'
import { readRun } from './list.ts'
import { prepareRun } from './prepare.ts'
import { classifyBacklog } from './run-step.ts'
import type { BacklogScope } from './view.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  organization = await createOrganization()
})

const prepare = (scope: BacklogScope, useProviders = false) =>
  as(organization, 'admin', (ctx) => prepareRun(ctx, { scope, useProviders }))
const change = (id: string, state: 'running' | 'canceled') =>
  as(organization, 'admin', (ctx) => changeRun(ctx, { id, state }))
const read = (id: string) => as(organization, 'viewer', (ctx) => readRun(ctx, id))
const step = (runId: string) => classifyBacklog({ organizationId: organization.id, runId })
const judgements = () =>
  asSystem('test', (db) => db.classification.count({ where: { organizationId: organization.id } }))

async function conversations(count: number) {
  for (let index = 0; index < count; index++) {
    await createConversation(organization, { text: `I want my money back, please, number ${index}` })
  }
}

test('what a run would cost is said before anything runs, and nothing runs until it is started', async () => {
  await conversations(3)
  const run = await prepare('unclassified', true)
  expect(run).toMatchObject({
    state: 'estimated',
    total: 3,
    estimate: { messages: 3, by: null, costMicros: 0 },
  })
  await step(run.id)
  expect(await judgements()).toBe(0)
  expect(await promisedJobs(organization, 'classify-backlog')).toEqual([])
}, 60_000)

test('a run judges every message of its scope in steps, and says how far it is', async () => {
  await conversations(23)
  const { id } = await prepare('unclassified')
  await change(id, 'running')
  await step(id)
  expect(await read(id)).toMatchObject({ state: 'running', judged: 20 })
  await step(id)
  expect(await read(id)).toMatchObject({ state: 'done', judged: 23, changed: 23 })
  expect(await judgements()).toBe(23)
  await step(id)
  expect(await judgements()).toBe(23)
}, 60_000)

test('a step that two workers run counts once', async () => {
  await conversations(5)
  const { id } = await prepare('unclassified')
  await change(id, 'running')
  await Promise.all([step(id), step(id)])
  expect(await read(id)).toMatchObject({ state: 'done', judged: 5 })
  expect(await judgements()).toBe(5)
}, 60_000)

test('what a person has corrected is not judged again', async () => {
  await conversations(1)
  const { id: corrected } = await createConversation(organization, { text: 'I want my money back' })
  await as(organization, 'agent', (ctx) =>
    correctClassification(ctx, { conversation: corrected, category: 'safety' }),
  )
  const run = await prepare('open')
  expect(run.total).toBe(1)
}, 60_000)

test('a run that is canceled stops and keeps what it has judged', async () => {
  await conversations(21)
  const { id } = await prepare('unclassified')
  await change(id, 'running')
  await step(id)
  expect(await change(id, 'canceled')).toMatchObject({ state: 'canceled', judged: 20 })
  await step(id)
  expect(await judgements()).toBe(20)
  await expect(change(id, 'running')).rejects.toMatchObject({ code: 'run_over' })
}, 60_000)

test('one run at a time', async () => {
  const [one, other] = [await prepare('open'), await prepare('open')]
  await change(one.id, 'running')
  await expect(change(other.id, 'running')).rejects.toMatchObject({ code: 'run_under_way' })
  await step(one.id)
  expect(await change(other.id, 'running')).toMatchObject({ state: 'running' })
})

test('a run whose work gives up ends as failed, makes room for another, and goes on where it stands', async () => {
  await conversations(23)
  const { id } = await prepare('unclassified')
  await change(id, 'running')
  await step(id)
  const [job] = await promisedJobs(organization, 'classify-backlog')
  const outboxId = job?.id ?? ''
  await giveUpJob({ organizationId: organization.id, outboxId, error: 'no memory', attempts: 8 })
  expect(await read(id)).toMatchObject({
    state: 'failed',
    judged: 20,
    error: expect.stringContaining('no memory'),
  })
  const other = await prepare('unclassified')
  await change(other.id, 'running')
  const retry = () => as(organization, 'admin', (ctx) => retryFailedJob(ctx, outboxId))
  await expect(retry()).rejects.toMatchObject({ code: 'run_under_way' })
  await change(other.id, 'canceled')
  await retry()
  expect(await read(id)).toMatchObject({ state: 'running', error: null, finishedAt: null })
  await step(id)
  expect(await read(id)).toMatchObject({ state: 'done', judged: 23 })
}, 60_000)
