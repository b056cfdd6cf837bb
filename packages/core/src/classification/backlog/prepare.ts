import { newId } from '@frontdesk/runtime/id'
import { actorRecord, writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { estimateBacklog } from './estimate.ts'
import { type BacklogRunView, type BacklogScope, toRun } from './view.ts'

type Input = { scope: BacklogScope; useProviders: boolean }

/** Prepares a run over the backlog and says what it would cost. It does nothing until it is started. */
export async function prepareRun(ctx: OrgContext, input: Input): Promise<BacklogRunView> {
  require(ctx, 'categories:write')
  const estimate = await estimateBacklog(ctx, input)
  const row = await ctx.db.classifierBacklogRun.create({
    data: {
      id: newId(),
      organizationId: ctx.organizationId,
      scope: input.scope,
      useProviders: estimate.by !== null,
      estimate,
      total: estimate.messages,
      actor: actorRecord(ctx.actor),
    },
  })
  await writeAudit(ctx, {
    action: 'backlog_run.prepare',
    subjectType: 'classifier_backlog_run',
    subjectId: row.id,
    after: { ...input, estimate },
  })
  return toRun(row)
}
