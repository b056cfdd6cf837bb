import { now } from '@frontdesk/runtime/clock'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict, NotFound } from '../errors.ts'
import { require } from '../permissions.ts'
import { beforeRetrying } from './aftermath.ts'

/** Promises work that gave up once more: its outbox row becomes due now, and the relay enqueues it. */
export async function retryFailedJob(ctx: OrgContext, failedJobId: string): Promise<void> {
  require(ctx, 'operations:manage')
  const failed = await ctx.db.failedJob.findUnique({ where: { id: failedJobId } })
  if (!failed) throw new NotFound('The failed job')
  if (failed.retriedAt) return
  if (failed.discardedAt) throw new Conflict('This work was discarded')
  await beforeRetrying(ctx, failed)
  await ctx.db.failedJob.update({ where: { id: failedJobId }, data: { retriedAt: now() } })
  // The failed job carries its outbox row's id when it has one; enqueued_at empty asks the relay to take it.
  await ctx.db.outbox.upsert({
    where: { id: failedJobId },
    create: {
      id: failedJobId,
      organizationId: ctx.organizationId,
      job: failed.job,
      payload: failed.payload ?? {},
      requestId: failed.requestId,
    },
    update: { doneAt: null, enqueuedAt: null, notBefore: now() },
  })
  await writeAudit(ctx, { action: 'failed_job.retried', subjectType: 'failed_job', subjectId: failedJobId })
}
