import { DomainError } from '@frontdesk/core/errors'
import { type JobName, type JobPayload, jobContracts } from '@frontdesk/core/jobs/contracts'
import { giveUpJob } from '@frontdesk/core/outbox/give-up'
import { runAlone } from '@frontdesk/core/outbox/run-alone'
import { logger, withLogContext } from '@frontdesk/runtime/logger'
import { counter, histogram } from '@frontdesk/runtime/metrics'
import type { JobData } from '@frontdesk/runtime/queue'
import { type Job, UnrecoverableError } from 'bullmq'
import { z } from 'zod'
import { jobRunners } from './job-runners.ts'
import { afterMail } from './mail-first.ts'
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

/** What cannot be taken back, and whose receiver might do it twice. */
const alone = new Set<JobName>(['send-account-mail', 'carry-out-action'])

/**
 * Runs one queue entry: parse, run the flow, mark its outbox row. It may run twice; the flows allow for it. Work that
 * this version has no name for stays promised: the relay hands it out again, until a worker takes it that knows it.
 */
export async function runJob(job: Job<JobData>): Promise<void> {
  const { payload, requestId } = job.data
  await withLogContext({ requestId: requestId ?? job.id ?? job.name, job: job.name }, async () => {
    const { id, name } = job
    if (!isKnown(name)) return logger.warn('a job of another version is left to the relay')
    if (patient.has(name)) await afterMail()
    const stop = duration.startTimer({ job: name })
    try {
      await (id && alone.has(name) ? runAlone(id, () => dispatch(name, payload)) : dispatch(name, payload))
    } catch (error) {
      logger.warn({ error, attempt: job.attemptsMade + 1 }, 'job failed')
      // What the domain refuses will be refused again.
      if (error instanceof DomainError || error instanceof z.ZodError)
        throw new UnrecoverableError(error.message)
      throw error
    } finally {
      stop()
    }
    if (id) await markDone(id)
    finished.inc({ job: name, outcome: 'done' })
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
  const { organizationId } = envelope.parse(payload)
  await jobRunners[name]({
    organizationId,
    ...(jobContracts[name].payload.parse(payload) as JobPayload<N>),
  })
}

function isKnown(name: string): name is JobName {
  return Object.hasOwn(jobContracts, name)
}
