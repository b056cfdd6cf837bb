import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { type BacklogRunView, toRun } from './view.ts'

type Input = { id: string; state: 'running' | 'canceled' }

const from: Record<Input['state'], string[]> = {
  running: ['estimated', 'failed'],
  canceled: ['estimated', 'running'],
}

/** Starts a run that was estimated, goes on with one that failed, or ends one; what it has judged until then stays. */
export async function changeRun(ctx: OrgContext, { id, state }: Input): Promise<BacklogRunView> {
  require(ctx, 'categories:write')
  const before = await ctx.db.classifierBacklogRun.findUnique({ where: { id } })
  if (!before) throw new NotFound('The run')
  if (before.state === state) return toRun(before)
  const other =
    state === 'running' ? await ctx.db.classifierBacklogRun.findFirst({ where: { state: 'running' } }) : null
  if (other) throw new Conflict('Another run is under way', 'run_under_way')
  const now = new Date()
  const { count } = await ctx.db.classifierBacklogRun.updateMany({
    where: { id, state: { in: from[state] } },
    data: {
      state,
      error: null,
      ...(state === 'running'
        ? { startedAt: before.startedAt ?? now, finishedAt: null }
        : { finishedAt: now }),
    },
  })
  if (count === 0) throw new Conflict(`A run that is ${before.state} cannot be ${state}`, 'run_over')
  await writeAudit(ctx, {
    action: state === 'running' ? 'backlog_run.start' : 'backlog_run.cancel',
    subjectType: 'classifier_backlog_run',
    subjectId: id,
    before: { state: before.state },
    after: { state },
  })
  if (state === 'running') ctx.emit({ type: 'backlog_run.continued', runId: id })
  return toRun(await ctx.db.classifierBacklogRun.findUniqueOrThrow({ where: { id } }))
}
