import type { OrgContext } from '../context.ts'
import { storable } from '../messages/storable.ts'

const longestReason = 500

/** Ends a trial whose work gave up; what it has found stays, and it can be taken up again where it stands. */
export async function failReplay(ctx: OrgContext, id: string, reason: string): Promise<void> {
  const { count } = await ctx.db.replay.updateMany({
    where: { id, state: 'running' },
    data: { state: 'failed', error: storable(reason).slice(0, longestReason), finishedAt: new Date() },
  })
  if (count > 0) ctx.emit({ type: 'replay.changed', replayId: id })
}

/** The reverse, when a person has the work tried again. */
export async function resumeReplay(ctx: OrgContext, id: string): Promise<void> {
  const { count } = await ctx.db.replay.updateMany({
    where: { id, state: 'failed' },
    data: { state: 'running', error: null, finishedAt: null },
  })
  if (count > 0) ctx.emit({ type: 'replay.changed', replayId: id })
}
