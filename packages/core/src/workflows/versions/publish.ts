import { actorRecord, writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { allFields } from '../../custom-fields/list.ts'
import { Conflict } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { ownFieldsOf } from '../conditions/own-fields.ts'
import { readWholeDefinition } from '../definition/read.ts'
import { listen } from '../switch.ts'
import { findWorkflow, lockWorkflow, type WorkflowDetail } from '../view.ts'

/**
 * Publishes the draft for all conversations, or as a canary for so many percent of them while the rest stay with
 * the version in use. Without a draft, a canary is taken over for all.
 */
export async function publishWorkflow(
  ctx: OrgContext,
  input: { id: string; percent: number },
): Promise<WorkflowDetail> {
  require(ctx, 'workflows:write')
  const workflow = await lockWorkflow(ctx, input.id)
  const whole = input.percent >= 100 || workflow.publishedVersionId === null
  const version = await settleVersion(ctx, workflow)
  await ctx.db.workflow.update({
    where: { id: workflow.id },
    data: whole
      ? { publishedVersionId: version.id, canaryVersionId: null, canaryPercent: 0, changedAt: new Date() }
      : { canaryVersionId: version.id, canaryPercent: input.percent, changedAt: new Date() },
  })
  await listen(ctx, workflow.id)
  await writeAudit(ctx, {
    action: 'workflow.publish',
    subjectType: 'workflow',
    subjectId: workflow.id,
    after: { version: version.number, percent: whole ? 100 : input.percent },
  })
  ctx.emit({ type: 'settings.changed', subject: 'workflows' })
  return findWorkflow(ctx, workflow.id)
}

async function settleVersion(
  ctx: OrgContext,
  { id, canaryVersionId }: { id: string; canaryVersionId: string | null },
): Promise<{ id: string; number: number }> {
  const draft = await ctx.db.workflowVersion.findFirst({ where: { workflowId: id, state: 'draft' } })
  if (!draft) {
    if (canaryVersionId === null) throw new Conflict('There is nothing new to publish')
    return ctx.db.workflowVersion.findUniqueOrThrow({ where: { id: canaryVersionId } })
  }
  readWholeDefinition(draft.definition, ownFieldsOf(await allFields(ctx)))
  return ctx.db.workflowVersion.update({
    where: { id: draft.id },
    data: { state: 'published', publishedBy: actorRecord(ctx.actor), publishedAt: new Date() },
  })
}
