import { type QueueName, queueNames } from '@frontdesk/core/jobs/contracts'
import { sleep } from '@frontdesk/runtime/clock'
import { env } from '@frontdesk/runtime/env'
import { logger } from '@frontdesk/runtime/logger'
import { gauge } from '@frontdesk/runtime/metrics'
import { onShutdown } from '@frontdesk/runtime/process/shutdown'
import { type JobData, queueCounts } from '@frontdesk/runtime/queue'
import { queueConnection } from '@frontdesk/runtime/redis'
import { Worker } from 'bullmq'
import { onFailed, runJob } from './run-job.ts'

/** How many jobs of each queue this process runs at a time. */
const concurrency: Record<QueueName, () => number> = {
  ingest: () => env.INGEST_CONCURRENCY,
  issue_analysis: () => 4,
  recommendation_generation: () => 4,
  conversation_summarization: () => 2,
  send: () => 8,
  training: () => 1,
  notification: () => 2,
  knowledge_import: () => 2,
  mailbox_sync: () => 6,
  webhook_delivery: () => 16,
  routing: () => 2,
  workflow_execution: () => 6,
  workflow_runs: () => 3,
}

const closeWithinMs = 8_000

/** A killed worker's job runs again after a few seconds, and however often that happens it never fails for it. */
const recovery = { lockDuration: 5_000, stalledInterval: 2_000, maxStalledCount: 1_000 }

/** Starts a worker for every queue. */
export function startQueues(): void {
  const workers = queueNames.map((name) => {
    const worker = new Worker<JobData>(name, runJob, {
      connection: queueConnection(),
      prefix: env.QUEUE_PREFIX,
      concurrency: concurrency[name](),
      ...recovery,
    })
    worker.on('failed', (job, error) => {
      onFailed(job, error).catch((failure) =>
        logger.error({ error: failure }, 'a failed job could not be recorded'),
      )
    })
    worker.on('error', (error) => logger.warn({ error, queue: name }, 'queue connection trouble'))
    return worker
  })
  onShutdown('queues', () => closeAll(workers))
  measureDepths()
}

/** Waits for running jobs, but not for a Redis that is away: what is unfinished then runs elsewhere. */
async function closeAll(workers: Worker<JobData>[]): Promise<void> {
  const closed = Promise.all(workers.map((worker) => worker.close()))
  await Promise.race([closed, sleep(closeWithinMs)])
}

/** Shows in the metrics how many jobs each queue holds. */
export function measureDepths(): void {
  gauge({
    name: 'queue_jobs',
    help: 'Jobs in each queue by state',
    labelNames: ['queue', 'state'],
    async collect() {
      for (const queue of queueNames) {
        const counts = await queueCounts(queue).catch(() => null)
        for (const [state, count] of Object.entries(counts ?? {})) this.set({ queue, state }, count)
      }
    },
  })
}
