import type { OrgContext } from '../../context.ts'
import { Conflict } from '../../errors.ts'
import { storable } from '../../messages/storable.ts'

const longestReason = 500

/** Ends a run whose work gave up; what it has judged stays, and it can be started again where it stands. */
export async function failRun(ctx: OrgContext, runId: string, reason: string): Promise<void> {
  const { count } = await ctx.db.classifierBacklogRun.updateMany({
    where: { id: runId, state: 'running' },
    data: { state: 'failed', error: storable(reason).slice(0, longestReason), finishedAt: new Date() },
  })
  if (count > 0) ctx.emit({ type: 'settings.changed', subject: 'classifier' })
}

/** Takes a run up again that failed. One runs at a time. */
export async function resumeRun(ctx: OrgContext, runId: string): Promise<void> {
  const other = await ctx.db.classifierBacklogRun.findFirst({ where: { state: 'running' } })
  if (other && other.id !== runId) throw new Conflict('Another run is under way', 'run_under_way')
  await ctx.db.classifierBacklogRun.updateMany({
    where: { id: runId, state: 'failed' },
    data: { state: 'running', error: null, finishedAt: null },
  })
  ctx.emit({ type: 'settings.changed', subject: 'classifier' })
}
