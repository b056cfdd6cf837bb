import { type BulkJobOptions, Queue } from 'bullmq'
import { env } from './env.ts'
import { currentRequestId } from './logger.ts'
import { forget, oncePerProcess } from './process/once.ts'
import { producerConnection } from './redis.ts'
import { withTimeout } from './retry.ts'

export type QueuedJob = {
  queue: string
  name: string
  /** Also the job's identity: a second job with the id of a waiting or running one is not added. */
  id: string
  payload: object
  delayMs?: number
  /** 1 is first; without it a job goes before all that have one. */
  priority?: number
  /** The request the work belongs to; that of the running log context when left out. */
  requestId?: string | undefined
  attempts?: number
}

/** What a worker finds in `job.data`. */
export type JobData = { payload: object; requestId?: string }

/** Redis did not take the jobs in time. They may or may not have arrived: enqueueing again is harmless. */
export class QueueUnavailable extends Error {
  override name = 'QueueUnavailable'
}

const longestWaitMs = 1000
const largestPayload = 64 * 1024
/** Waits double from one second, so the twelfth attempt comes at most 17 minutes after the eleventh. */
const mostAttempts = 12

/** Puts the jobs into their queues, or rejects with `QueueUnavailable` within a second. */
export function enqueue(jobs: QueuedJob[]): Promise<void> {
  return addAll(jobs, addBatch)
}

/** The same for jobs that were enqueued before, of which most may be in their queue still: these cost next to nothing. */
export function enqueueAgain(jobs: QueuedJob[]): Promise<void> {
  return addAll(jobs, addLost)
}

async function addAll(jobs: QueuedJob[], add: typeof addBatch): Promise<void> {
  const batches = Map.groupBy(jobs.map(checkJob), (job) => job.queue)
  try {
    await withTimeout(longestWaitMs, () => Promise.all([...batches].map(([name, batch]) => add(name, batch))))
  } catch (cause) {
    throw new QueueUnavailable('The queue did not take the jobs.', { cause })
  }
}

/** How many jobs of a queue are in each state. */
export async function queueCounts(
  queue: string,
): Promise<Record<'waiting' | 'prioritized' | 'active' | 'delayed' | 'failed', number>> {
  const counts = await withTimeout(longestWaitMs, async () => {
    const open = await openQueue(queue)
    return open.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed')
  })
  const { waiting = 0, prioritized = 0, active = 0, delayed = 0, failed = 0 } = counts
  return { waiting, prioritized, active, delayed, failed }
}

/** Closes every queue opened by this process. */
export async function closeQueues(): Promise<void> {
  const queues = forget<Map<string, Queue>>('queues')?.values() ?? []
  await Promise.all([...queues].map((queue) => queue.close()))
}

function checkJob(job: QueuedJob): QueuedJob {
  // Redis keys are built with colons, and integers are the ids the queue gives out by itself.
  if (!/^[^:\s]{1,200}$/.test(job.id) || /^\d+$/.test(job.id)) {
    throw new RangeError('A job id is a text without colons or spaces and not an integer.')
  }
  if (!/^[\w.-]{1,100}$/.test(job.queue)) throw new RangeError('A queue name has letters, digits, . _ and -.')
  if ((job.attempts ?? 1) > mostAttempts) throw new RangeError(`A job has at most ${mostAttempts} attempts.`)
  if (JSON.stringify(job.payload).length > largestPayload) {
    throw new RangeError('A job carries ids only: its payload is too large.')
  }
  return job
}

async function addBatch(name: string, batch: QueuedJob[]): Promise<void> {
  const queue = await openQueue(name)
  await queue.addBulk(batch.map(toBulkJob))
}

async function addLost(name: string, batch: QueuedJob[]): Promise<void> {
  const queue = await openQueue(name)
  const asked = producerConnection().pipeline()
  for (const { id } of batch) asked.exists(queue.toKey(id))
  const answers = (await asked.exec()) ?? []
  const lost = batch.filter((_, at) => answers[at]?.[1] !== 1)
  if (lost.length > 0) await addBatch(name, lost)
}

function toBulkJob(job: QueuedJob): { name: string; data: JobData; opts: BulkJobOptions } {
  const requestId = job.requestId ?? currentRequestId()
  return {
    name: job.name,
    data: { payload: job.payload, ...(requestId === undefined ? {} : { requestId }) },
    opts: {
      jobId: job.id,
      attempts: job.attempts ?? 8,
      backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
      // A finished job that stayed in Redis would turn a later one with the same id into a silent no-op.
      removeOnComplete: true,
      removeOnFail: true,
      ...(job.delayMs === undefined ? {} : { delay: job.delayMs }),
      ...(job.priority === undefined ? {} : { priority: job.priority }),
    },
  }
}

async function openQueue(name: string): Promise<Queue> {
  const queues = oncePerProcess('queues', () => new Map<string, Queue>())
  const queue =
    queues.get(name) ?? new Queue(name, { connection: producerConnection(), prefix: env.QUEUE_PREFIX })
  if (!queues.has(name)) {
    // The connection reports its own trouble; without a listener the queue would crash the process.
    queue.on('error', () => undefined)
    queues.set(name, queue)
  }
  try {
    await queue.waitUntilReady()
    return queue
  } catch (error) {
    // A queue that failed to start never recovers, so the next caller gets a new one.
    if (queues.get(name) === queue) queues.delete(name)
    await queue.close()
    throw error
  }
}
