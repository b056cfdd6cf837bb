import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { findReplay, type ReplayView } from './view.ts'

/** Ends a trial before it has looked at everything. What it has found stays, and so does how far it came. */
export async function cancelReplay(ctx: OrgContext, id: string): Promise<ReplayView> {
  require(ctx, 'replays:run')
  await findReplay(ctx, id)
  const cancelled = await ctx.db.replay.updateMany({
    where: { id, state: 'running' },
    data: { state: 'cancelled', finishedAt: new Date() },
  })
  const replay = await findReplay(ctx, id)
  if (cancelled.count === 0) return replay
  const { lookedAt, conversations } = replay
  await writeAudit(ctx, {
    action: 'replay.cancel',
    subjectType: 'replay',
    subjectId: id,
    after: { lookedAt, conversations },
  })
  ctx.emit({ type: 'replay.changed', replayId: id })
  return replay
}
