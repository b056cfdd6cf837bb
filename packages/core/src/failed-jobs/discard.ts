import { now } from '@frontdesk/runtime/clock'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { require } from '../permissions.ts'

/** Gives up work for good; its row stays for the record. */
export async function discardFailedJob(ctx: OrgContext, failedJobId: string): Promise<void> {
  require(ctx, 'operations:manage')
  const failed = await ctx.db.failedJob.findUnique({ where: { id: failedJobId } })
  if (!failed || failed.retriedAt) throw new NotFound('The failed job')
  if (failed.discardedAt) return
  await ctx.db.failedJob.update({ where: { id: failedJobId }, data: { discardedAt: now() } })
  await writeAudit(ctx, {
    action: 'failed_job.discarded',
    subjectType: 'failed_job',
    subjectId: failedJobId,
    before: { job: failed.job, attempts: failed.attempts },
  })
}
