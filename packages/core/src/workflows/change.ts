import { newId } from '@frontdesk/runtime/id'
import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { storable, storableJson } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { readDefinition } from './definition/read.ts'
import { findWorkflow, lockWorkflow, type WorkflowDetail } from './view.ts'

type Input = { id: string; name: string; description?: string; definition: unknown; position?: number }

/** Saves a draft. What is published stays in use until the draft is published. */
export async function changeWorkflow(ctx: OrgContext, input: Input): Promise<WorkflowDetail> {
  require(ctx, 'workflows:write')
  const definition = readDefinition(input.definition)
  const workflow = await lockWorkflow(ctx, input.id)
  const { id, name, description, position } = workflow
  await ctx.db.workflow.update({
    where: { id },
    data: {
      name: storable(input.name),
      description: storable(input.description ?? description),
      position: input.position ?? position,
      changedAt: new Date(),
    },
  })
  await writeDraft(ctx, id, definition)
  await writeAudit(ctx, {
    action: 'workflow.change',
    subjectType: 'workflow',
    subjectId: id,
    before: { name },
    after: { name: input.name },
  })
  ctx.emit({ type: 'settings.changed', subject: 'workflows' })
  return findWorkflow(ctx, id)
}

/** One statement: the draft there is gets the definition, or a new one under the next number is made. */
export async function writeDraft(ctx: OrgContext, workflowId: string, definition: unknown): Promise<void> {
  await ctx.db.$executeRaw`
    INSERT INTO workflow_versions (id, organization_id, workflow_id, number, definition, written_by)
    SELECT ${newId()}::uuid, ${ctx.organizationId}::uuid, ${workflowId}::uuid, 1 + coalesce(max(v.number), 0),
      ${storableJson(definition)}::jsonb, ${storableJson(actorRecord(ctx.actor))}::jsonb
    FROM workflow_versions v WHERE v.workflow_id = ${workflowId}::uuid
    ON CONFLICT (organization_id, workflow_id) WHERE state = 'draft'
    DO UPDATE SET definition = excluded.definition, written_by = excluded.written_by, written_at = now()`
}
