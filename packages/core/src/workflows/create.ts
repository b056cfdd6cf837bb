import { newId } from '@frontdesk/runtime/id'
import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { writeDraft } from './change.ts'
import { readDefinition } from './definition/read.ts'
import { findWorkflow, type WorkflowDetail } from './view.ts'

type Input = { name: string; description?: string; definition: unknown; template?: string }

const mostWorkflows = 300

/** Makes a workflow that is off, with its first draft. An exported one comes in the same way. */
export async function createWorkflow(ctx: OrgContext, input: Input): Promise<WorkflowDetail> {
  require(ctx, 'workflows:write')
  const definition = readDefinition(input.definition)
  const count = await ctx.db.workflow.count({ where: { deletedAt: null } })
  if (count >= mostWorkflows) throw new Conflict(`There are ${mostWorkflows} workflows already`)
  const { organizationId } = ctx
  const id = newId()
  await ctx.db.workflow.create({
    data: {
      id,
      organizationId,
      name: storable(input.name),
      description: storable(input.description ?? ''),
      template: input.template ?? null,
      position: count,
      createdBy: actorRecord(ctx.actor),
    },
  })
  await writeDraft(ctx, id, definition)
  await writeAudit(ctx, {
    action: 'workflow.create',
    subjectType: 'workflow',
    subjectId: id,
    after: { name: input.name },
  })
  ctx.emit({ type: 'settings.changed', subject: 'workflows' })
  return findWorkflow(ctx, id)
}
