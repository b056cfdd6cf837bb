import { DomainError } from '@frontdesk/core/errors'
import { type JobName, type JobPayload, jobContracts } from '@frontdesk/core/jobs/contracts'
import { giveUpJob } from '@frontdesk/core/outbox/give-up'
import { logger, withLogContext } from '@frontdesk/runtime/logger'
import { counter, histogram } from '@frontdesk/runtime/metrics'
import type { JobData } from '@frontdesk/runtime/queue'
import { type Job, UnrecoverableError } from 'bullmq'
import { z } from 'zod'
import { jobRunners } from './job-runners.ts'
import { afterMail, countIngest } from './mail-first.ts'
import { markDone } from './mark-done.ts'

const envelope = z.object({ organizationId: z.uuid() }).loose()

const finished = counter({
  name: 'jobs_finished_total',
  help: 'Jobs by name and outcome',
  labelNames: ['job', 'outcome'],
})
const duration = histogram({
  name: 'job_duration_seconds',
  help: 'How long jobs run',
  labelNames: ['job'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10, 30],
})

/** Work of the assistant: nobody waits for it before the mail itself can be read. */
const patient = new Set<string>([
  'classify-message',
  'classify-backlog',
  'draft-reply',
  'propose-actions',
  'learn-from-review',
  'summarize-conversation',
] satisfies JobName[])

/** Runs one queue entry: parse, run the flow, mark its outbox row. It may run twice; the flows allow for it. */
export async function runJob(job: Job<JobData>): Promise<void> {
  const { payload, requestId } = job.data
  await withLogContext({ requestId: requestId ?? job.id ?? job.name, job: job.name }, async () => {
    if (patient.has(job.name)) await afterMail()
    const stop = duration.startTimer({ job: job.name })
    const counted = job.name === 'ingest-mail' ? countIngest() : undefined
    try {
      await dispatch(job.name as JobName, payload)
    } catch (error) {
      logger.warn({ error, attempt: job.attemptsMade + 1 }, 'job failed')
      // What the domain refuses will be refused again.
      if (error instanceof DomainError || error instanceof z.ZodError)
        throw new UnrecoverableError(error.message)
      throw error
    } finally {
      stop()
      counted?.()
    }
    if (job.id) await markDone(job.id)
    finished.inc({ job: job.name, outcome: 'done' })
  })
}

/** Called for every failed attempt; the last one hands the work to a person. */
export async function onFailed(job: Job<JobData> | undefined, error: Error): Promise<void> {
  if (!job?.id) return
  const last = error instanceof UnrecoverableError || job.attemptsMade >= (job.opts.attempts ?? 1)
  finished.inc({ job: job.name, outcome: last ? 'gave_up' : 'failed' })
  if (!last) return
  const { organizationId } = envelope.parse(job.data.payload)
  await giveUpJob({ organizationId, outboxId: job.id, error: error.message, attempts: job.attemptsMade })
}

async function dispatch<N extends JobName>(name: N, payload: unknown): Promise<void> {
  const contract = jobContracts[name]
  const run = jobRunners[name]
  if (!contract || !run) throw new UnrecoverableError(`There is no job "${name}"`)
  const { organizationId } = envelope.parse(payload)
  await run({ organizationId, ...(contract.payload.parse(payload) as JobPayload<N>) })
}
