import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'

/** Forgets a set. Its conversations, and trials over it, stay. */
export async function deleteReplaySet(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'replays:run')
  const set = await ctx.db.replaySet.findUnique({ where: { id }, select: { name: true } })
  if (!set) throw new NotFound('The set')
  await ctx.db.replaySet.delete({ where: { id } })
  await writeAudit(ctx, {
    action: 'replay_set.delete',
    subjectType: 'replay_set',
    subjectId: id,
    before: { name: set.name },
  })
  ctx.emit({ type: 'replay.changed', replayId: id })
}
