import { asSystem } from '@frontdesk/core/context'
import { takeDueJobs } from '@frontdesk/core/outbox/take-due'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { closeQueues, enqueue, type JobData } from '@frontdesk/runtime/queue'
import { closeRedis, queueConnection } from '@frontdesk/runtime/redis'
import { Worker } from 'bullmq'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onFailed, runJob } from './run-job.ts'

withTestDatabase()

const prefix = `run-job-test-${newId()}`

beforeAll(() => {
  Object.assign(process.env, { QUEUE_PREFIX: prefix, LOG_LEVEL: 'silent' })
})

afterAll(async () => {
  await closeQueues()
  await closeRedis()
})

/** Promises a job, runs its queue entry once, and returns its outbox row and whether somebody has to look at it. */
async function runOnce(job: string, payload: object, { begunAt }: { begunAt?: Date } = {}) {
  const { id: organizationId } = await createOrganization()
  const id = newId()
  const row = { id, organizationId, job, payload: {}, begunAt: begunAt ?? null }
  await asSystem('test', (db) => db.outbox.create({ data: row }))
  const queue = `run-job-${newId()}`
  await enqueue([{ queue, name: job, id, payload: { organizationId, ...payload }, attempts: 1 }])
  const { promise, resolve } = Promise.withResolvers<void>()
  const worker = new Worker<JobData>(queue, runJob, { connection: queueConnection(), prefix })
  worker.on('completed', () => resolve())
  worker.on('failed', (failed, error) => void onFailed(failed, error).then(resolve))
  await promise
  await worker.close()
  return asSystem('test', async (db) => ({
    promised: await db.outbox.findUniqueOrThrow({ where: { id } }),
    failed: await db.failedJob.count({ where: { id } }),
    error: (await db.failedJob.findUnique({ where: { id } }))?.error ?? null,
  }))
}

test('work of another version stays promised, and the relay hands it out again', async () => {
  const { promised, failed } = await runOnce('fold-letters', {})
  expect({ done: promised.doneAt, failed }).toEqual({ done: null, failed: 0 })
  expect((await takeDueJobs()).map(({ id }) => id)).toContain(promised.id)
})

test('work that cannot be done as it was promised is given to a person', async () => {
  const { promised, failed } = await runOnce('classify-message', { messageId: 'no id' })
  expect({ done: promised.doneAt, failed }).toEqual({ done: expect.any(Date), failed: 1 })
})

test.each(['carry-out-action', 'send-account-mail'])('%s is left to who has just begun it', async (job) => {
  const { error } = await runOnce(job, { actionId: newId(), sealed: '' }, { begunAt: new Date() })
  expect(error).toBe('Another worker is doing it')
})

test('work with nothing left to do is done', async () => {
  const { promised, failed } = await runOnce('run-workflows', {})
  expect({ done: promised.doneAt, failed }).toEqual({ done: expect.any(Date), failed: 0 })
})
