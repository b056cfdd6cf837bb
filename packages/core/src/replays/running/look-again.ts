import type { OrgContext } from '../../context.ts'
import { databaseTime } from '../../database-time.ts'
import { takeTurn } from '../../take-turn.ts'

const laterMs = 60_000

/**
 * Has a trial that still runs looked at a little later: who was slower is done with its job, and who was faster may
 * yet die with a portion half tried. One such promise is enough.
 */
export async function lookAgain(ctx: OrgContext, replayId: string): Promise<void> {
  await takeTurn(ctx, `replay/${replayId}`)
  if ((await ctx.db.replay.count({ where: { id: replayId, state: 'running' } })) === 0) return
  const now = await databaseTime(ctx)
  const payload = { path: ['replayId'], equals: replayId }
  const promised = { job: 'run-replay', payload, doneAt: null, notBefore: { gt: now } }
  if ((await ctx.db.outbox.count({ where: promised })) > 0) return
  ctx.emit({ type: 'replay.continued', replayId, notBefore: new Date(now.getTime() + laterMs) })
}
