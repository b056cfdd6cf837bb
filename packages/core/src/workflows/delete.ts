import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'
import { silence } from './switch.ts'
import { lockWorkflow } from './view.ts'

/** Switches a workflow off and takes it from the list. Its runs stay, as the record of what it did. */
export async function deleteWorkflow(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'workflows:write')
  const { name } = await lockWorkflow(ctx, id)
  await silence(ctx, id)
  await ctx.db.workflow.update({ where: { id }, data: { deletedAt: new Date() } })
  await writeAudit(ctx, {
    action: 'workflow.delete',
    subjectType: 'workflow',
    subjectId: id,
    before: { name },
  })
  ctx.emit({ type: 'settings.changed', subject: 'workflows' })
}
