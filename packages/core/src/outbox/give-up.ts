import { inOrganization } from '../context.ts'
import { afterGivingUp } from '../failed-jobs/aftermath.ts'
import { storable } from '../messages/storable.ts'

type GivenUp = { organizationId: string; outboxId: string; error: string; attempts: number }

/**
 * Ends a job that failed too often: it becomes a failed job that a person can retry or discard, and what it was to
 * bring ends as failed.
 */
export function giveUpJob({ organizationId, outboxId, error, attempts }: GivenUp): Promise<void> {
  return inOrganization({ organizationId, actor: { type: 'system', name: 'relay' } }, async (ctx) => {
    const promised = await ctx.db.outbox.findUnique({ where: { id: outboxId } })
    if (!promised || promised.doneAt) return
    await ctx.db.outbox.update({ where: { id: outboxId }, data: { doneAt: new Date() } })
    const failed = { error: storable(error.slice(0, 1_000)), attempts, failedAt: new Date(), retriedAt: null }
    await ctx.db.failedJob.upsert({
      where: { id: outboxId },
      create: {
        id: outboxId,
        organizationId,
        job: promised.job,
        payload: promised.payload ?? {},
        requestId: promised.requestId,
        ...failed,
      },
      update: failed,
    })
    await afterGivingUp(ctx, promised, `${failed.error} (given up after ${attempts} attempts)`)
    ctx.emit({ type: 'settings.changed', subject: 'failed-jobs' })
  })
}
