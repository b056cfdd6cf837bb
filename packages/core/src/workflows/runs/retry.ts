import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { readRunDetail, type WorkflowRunDetail } from './read.ts'

/** Has a run that failed go on with the step that failed. The steps before it are not repeated. */
export async function retryRun(ctx: OrgContext, id: string): Promise<WorkflowRunDetail> {
  require(ctx, 'workflows:run')
  const [run] = await ctx.db.$queryRaw<{ state: string }[]>`
    SELECT state FROM workflow_runs WHERE id = ${id}::uuid FOR UPDATE`
  if (!run) throw new NotFound('The run')
  if (run.state !== 'failed') throw new Conflict('Only a run that failed can be tried again')
  await ctx.db.workflowRun.update({
    where: { id },
    data: { state: 'running', reason: '', error: null, finishedAt: null, attempts: 0 },
  })
  await writeAudit(ctx, { action: 'workflow_run.retry', subjectType: 'workflow_run', subjectId: id })
  ctx.emit({ type: 'workflow_run.continued', runId: id })
  return readRunDetail(ctx, id)
}
