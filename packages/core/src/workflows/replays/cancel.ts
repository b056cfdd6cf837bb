import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { findReplay, type ReplayView } from './view.ts'

/** Ends a trial before it has looked at everything. What it has found stays. */
export async function cancelReplay(ctx: OrgContext, id: string): Promise<ReplayView> {
  require(ctx, 'workflows:write')
  await findReplay(ctx, id)
  const cancelled = await ctx.db.workflowReplay.updateMany({
    where: { id, state: 'running' },
    data: { state: 'cancelled', finishedAt: new Date() },
  })
  if (cancelled.count > 0)
    await writeAudit(ctx, { action: 'workflow_replay.cancel', subjectType: 'workflow_replay', subjectId: id })
  ctx.emit({ type: 'workflow_replay.changed', replayId: id })
  return findReplay(ctx, id)
}
