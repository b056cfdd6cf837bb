import { type Job, Worker } from 'bullmq'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from './id.ts'
import { withLogContext } from './logger.ts'
import { closeQueues, enqueue, enqueueAgain, type JobData, QueueUnavailable, queueCounts } from './queue.ts'
import { closeRedis, queueConnection, redis } from './redis.ts'
import { openRedisGate, type RedisGate } from './test/redis-gate.ts'

const prefix = `queue-test-${newId()}`
let gate: RedisGate
let queue: string

beforeAll(async () => {
  gate = await openRedisGate(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379')
  Object.assign(process.env, { REDIS_URL: gate.url, QUEUE_PREFIX: prefix, LOG_LEVEL: 'silent' })
})

beforeEach(() => {
  queue = `letters-${newId()}`
})

afterAll(async () => {
  const keys = await redis().keys(`${prefix}:*`)
  if (keys.length > 0) await redis().del(keys)
  await closeQueues()
  await closeRedis()
  await gate.shut()
})

function letter(id: string, more: object = {}) {
  return { queue, name: 'deliver', id, payload: { letterId: id }, ...more }
}

/** Works on the queue until `count` jobs are done and returns them in order. */
async function drain(count: number): Promise<Job<JobData>[]> {
  const done: Job<JobData>[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const worker = new Worker<JobData>(queue, async () => undefined, { connection: queueConnection(), prefix })
  worker.on('completed', (job) => {
    if (done.push(job) === count) resolve()
  })
  await promise
  await worker.close()
  return done
}

test('a worker receives what was enqueued, with the request it came from', async () => {
  await withLogContext({ requestId: 'r-1' }, () => enqueue([letter('a')]))
  await enqueue([letter('b', { requestId: 'r-2' }), letter('c')])
  const jobs = await drain(3)
  expect(jobs.map((job) => [job.id, job.name, job.data])).toEqual([
    ['a', 'deliver', { payload: { letterId: 'a' }, requestId: 'r-1' }],
    ['b', 'deliver', { payload: { letterId: 'b' }, requestId: 'r-2' }],
    ['c', 'deliver', { payload: { letterId: 'c' } }],
  ])
})

test('the same id is queued once, and can be queued again when it is done', async () => {
  await enqueue([letter('twin'), letter('twin')])
  await enqueue([letter('twin')])
  expect(await queueCounts(queue)).toMatchObject({ waiting: 1 })
  await drain(1)
  expect(await queueCounts(queue)).toEqual({ waiting: 0, prioritized: 0, active: 0, delayed: 0, failed: 0 })
  await enqueue([letter('twin')])
  expect(await queueCounts(queue)).toMatchObject({ waiting: 1 })
})

test('of jobs enqueued again those are added that are in the queue no more', async () => {
  await enqueue([letter('kept'), letter('lost')])
  await drain(2)
  await enqueue([letter('kept')])
  await enqueueAgain([letter('kept'), letter('lost')])
  expect(await queueCounts(queue)).toMatchObject({ waiting: 2 })
  expect((await drain(2)).map((job) => job.id)).toEqual(['kept', 'lost'])
})

test('a lower priority number goes first, and a delayed job waits', async () => {
  await enqueue([letter('third', { priority: 9 }), letter('second', { priority: 2 }), letter('first')])
  await enqueue([letter('later', { delayMs: 3_600_000 })])
  expect(await queueCounts(queue)).toMatchObject({ waiting: 1, prioritized: 2, delayed: 1 })
  expect((await drain(3)).map((job) => job.id)).toEqual(['first', 'second', 'third'])
})

test('jobs try again with growing random waits and leave nothing behind', async () => {
  await enqueue([letter('stubborn')])
  const [job] = await drain(1)
  expect(job?.opts).toMatchObject({
    attempts: 8,
    backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
    removeOnComplete: true,
    removeOnFail: true,
  })
})

test.each([
  ['a colon in the id', { id: 'a:b' }],
  ['an integer as the id', { id: '17' }],
  ['an empty id', { id: '' }],
  ['a colon in the queue name', { queue: 'a:b' }],
  ['more attempts than there is patience for', { attempts: 13 }],
  ['a payload that is more than ids', { payload: { text: 'x'.repeat(70_000) } }],
])('refuses %s before anything is queued', async (_, wrong) => {
  await expect(enqueue([letter('good'), { ...letter('bad'), ...wrong }])).rejects.toBeInstanceOf(RangeError)
  expect(await queueCounts(queue)).toMatchObject({ waiting: 0 })
})

test('rejects while Redis is down or hangs, and works again when it is back', async () => {
  await enqueue([letter('before')])
  gate.stall()
  await expect(enqueue([letter('hanging')])).rejects.toBeInstanceOf(QueueUnavailable)
  await gate.shut()
  await expect(enqueue([letter('down')])).rejects.toBeInstanceOf(QueueUnavailable)
  await expect(enqueueAgain([letter('down')])).rejects.toBeInstanceOf(QueueUnavailable)
  await gate.open()
  const again = () => enqueue([letter('after')]).then(() => 'queued', String)
  await expect.poll(again, { timeout: 10_000 }).toBe('queued')
  expect((await drain(2)).map((job) => job.id)).toEqual(['before', 'after'])
})

test('rejects when Redis was never there, and works when it comes', async () => {
  await closeQueues()
  await closeRedis()
  await gate.shut()
  await expect(enqueue([letter('early')])).rejects.toBeInstanceOf(QueueUnavailable)
  await gate.open()
  const again = () => enqueue([letter('late')]).then(() => 'queued', String)
  await expect.poll(again, { timeout: 10_000 }).toBe('queued')
})
