import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import type { Verdict } from '../conditions/evaluate.ts'
import { toRun, type WorkflowRunView, type WorkflowStepView } from './row.ts'

export type WorkflowRunDetail = WorkflowRunView & {
  /** how its conditions came out */
  verdict: Verdict | null
  /** the names of the workflows that led to it, the first one first */
  causedBy: string[]
  steps: WorkflowStepView[]
  /** how many steps are still to be taken */
  remaining: number
}

/** A run with everything that explains it. */
export async function readRunDetail(ctx: OrgContext, id: string): Promise<WorkflowRunDetail> {
  require(ctx, 'workflows:read')
  const run = await ctx.db.workflowRun.findUnique({ where: { id } })
  if (!run) throw new NotFound('The run')
  const [about] = await ctx.db.$queryRaw<(Parameters<typeof toRun>[1] & { causedBy: string[] })[]>`
    SELECT w.name AS "workflowName", v.number AS version, e.trigger, c.number AS "conversationNumber",
      c.subject AS "conversationSubject",
      ARRAY(SELECT p.name FROM unnest(e.path) WITH ORDINALITY AS u (id, at)
        JOIN workflows p ON p.id = u.id ORDER BY u.at) AS "causedBy"
    FROM workflows w
    JOIN workflow_versions v ON v.organization_id = w.organization_id AND v.id = ${run.versionId}::uuid
    JOIN workflow_events e ON e.organization_id = w.organization_id AND e.id = ${run.eventId}::uuid
    LEFT JOIN conversations c ON c.organization_id = w.organization_id AND c.id = ${run.conversationId}::uuid
    WHERE w.id = ${run.workflowId}::uuid`
  const steps = await ctx.db.workflowRunStep.findMany({ where: { runId: id }, orderBy: { id: 'asc' } })
  return {
    ...toRun(run, about ?? {}),
    verdict: run.verdict as Verdict | null,
    causedBy: about?.causedBy ?? [],
    steps: steps.map(({ id: _id, organizationId: _organization, runId: _run, ...step }) => ({
      ...step,
      state: step.state as WorkflowStepView['state'],
      verdict: step.verdict as Verdict | null,
      startedAt: step.startedAt.toISOString(),
    })),
    remaining: Array.isArray(run.remaining) ? run.remaining.length : 0,
  }
}
