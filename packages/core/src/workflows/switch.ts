import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict } from '../errors.ts'
import { require } from '../permissions.ts'
import { definitionSchema } from './definition/definition.ts'
import { hearsOf } from './definition/hears.ts'
import { plantSchedule } from './running/time/schedule.ts'
import { findWorkflow, lockWorkflow, type WorkflowDetail } from './view.ts'

/** Switches a workflow on or off. One that is off hears of nothing, and what it was waiting for is over. */
export async function switchWorkflow(
  ctx: OrgContext,
  input: { id: string; active: boolean },
): Promise<WorkflowDetail> {
  require(ctx, 'workflows:write')
  const workflow = await lockWorkflow(ctx, input.id)
  if (workflow.active === input.active) return findWorkflow(ctx, workflow.id)
  if (input.active && workflow.publishedVersionId === null)
    throw new Conflict('Publish the workflow before it is switched on')
  if (input.active) {
    await ctx.db.workflow.update({
      where: { id: workflow.id },
      data: { active: true, changedAt: new Date() },
    })
    await listen(ctx, workflow.id)
  } else await silence(ctx, workflow.id)
  await writeAudit(ctx, {
    action: input.active ? 'workflow.switch_on' : 'workflow.switch_off',
    subjectType: 'workflow',
    subjectId: workflow.id,
    after: { name: workflow.name },
  })
  ctx.emit({ type: 'settings.changed', subject: 'workflows' })
  return findWorkflow(ctx, workflow.id)
}

/** Has an active workflow hear of what its published and canary versions need, and sets its schedule anew. */
export async function listen(ctx: OrgContext, id: string): Promise<void> {
  const workflow = await ctx.db.workflow.findUniqueOrThrow({ where: { id } })
  if (!workflow.active) return
  const { publishedVersionId, canaryVersionId } = workflow
  const versions = await ctx.db.workflowVersion.findMany({
    where: { id: { in: [publishedVersionId, canaryVersionId].filter((one) => one !== null) } },
    select: { definition: true },
  })
  const hears = versions.flatMap(({ definition }) => hearsOf(definitionSchema.parse(definition)))
  await ctx.db.workflow.update({ where: { id }, data: { hears: [...new Set(hears)] } })
  await ctx.db.$executeRaw`
    UPDATE workflow_timers SET state = 'cancelled', reason = 'the workflow was changed', ended_at = now()
    WHERE workflow_id = ${id}::uuid AND kind = 'schedule' AND state = 'waiting'`
  await plantSchedule(ctx, id)
}

/** Has a workflow hear of nothing any more, and ends its waits. */
export async function silence(ctx: OrgContext, id: string): Promise<void> {
  await ctx.db.workflow.update({
    where: { id },
    data: { active: false, hears: [], changedAt: new Date() },
  })
  const reason = 'the workflow was switched off'
  await ctx.db.$executeRaw`
    UPDATE workflow_timers SET state = 'cancelled', reason = ${reason}, ended_at = now()
    WHERE workflow_id = ${id}::uuid AND state = 'waiting'`
  await ctx.db.$executeRaw`
    UPDATE workflow_runs SET state = 'cancelled', reason = ${reason}, finished_at = now()
    WHERE workflow_id = ${id}::uuid AND state = 'waiting'`
}
