import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { listen } from '../switch.ts'
import { findWorkflow, lockWorkflow, type WorkflowDetail } from '../view.ts'

/** Puts a version that was published before in use again, for all conversations. A canary ends with it. */
export async function rollBackWorkflow(
  ctx: OrgContext,
  input: { id: string; number: number },
): Promise<WorkflowDetail> {
  require(ctx, 'workflows:write')
  const workflow = await lockWorkflow(ctx, input.id)
  const version = await ctx.db.workflowVersion.findFirst({
    where: { workflowId: workflow.id, number: input.number, state: 'published' },
  })
  if (!version) throw new NotFound('The version')
  await ctx.db.workflow.update({
    where: { id: workflow.id },
    data: { publishedVersionId: version.id, canaryVersionId: null, canaryPercent: 0, changedAt: new Date() },
  })
  await listen(ctx, workflow.id)
  await writeAudit(ctx, {
    action: 'workflow.roll_back',
    subjectType: 'workflow',
    subjectId: workflow.id,
    after: { version: version.number },
  })
  ctx.emit({ type: 'settings.changed', subject: 'workflows' })
  return findWorkflow(ctx, workflow.id)
}
