import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import type { WorkflowRunView } from '../runs/row.ts'

/** What became of a workflow that somebody started for a conversation. */
export type StartView = {
  id: string
  workflow: { id: string; name: string }
  conversationId: string
  /** `waiting_to_begin` until a worker has taken it up; `passed_over` where it was not to run */
  state: WorkflowRunView['state'] | 'waiting_to_begin' | 'passed_over'
  /** why it was passed over, skipped or failed */
  reason: string
  runId: string | null
  /** what each step came to, in their order */
  effects: string[]
}

type Row = Omit<StartView, 'workflow' | 'state' | 'reason' | 'effects'> & {
  workflowId: string
  name: string
  decided: boolean
  passedOver: { reason: string }[]
  runState: WorkflowRunView['state'] | null
  reason: string | null
  steps: { effect: string; error: string | null }[]
}

/** Reads what became of it so far. */
export async function readStart(ctx: OrgContext, id: string): Promise<StartView> {
  require(ctx, 'workflows:read')
  const [row] = await ctx.db.$queryRaw<Row[]>`
    SELECT e.id, w.id AS "workflowId", w.name, e.conversation_id AS "conversationId",
      e.decided_at IS NOT NULL AS decided, e.passed_over AS "passedOver", r.id AS "runId", r.state AS "runState",
      r.reason, coalesce((SELECT json_agg(json_build_object('effect', s.effect, 'error', s.error) ORDER BY s.id)
        FROM workflow_run_steps s WHERE s.run_id = r.id), '[]') AS steps
    FROM workflow_events e
    JOIN workflows w ON w.organization_id = e.organization_id AND w.id = e.workflow_id
    LEFT JOIN workflow_runs r ON r.organization_id = e.organization_id AND r.event_id = e.id
      AND r.workflow_id = w.id
    WHERE e.id = ${id}::uuid`
  if (!row) throw new NotFound('The start')
  const { workflowId, name, conversationId, runId, steps } = row
  return {
    id,
    workflow: { id: workflowId, name },
    conversationId,
    ...outcomeOf(row),
    runId,
    effects: steps.map(({ effect, error }) => error ?? effect).filter((words) => words !== ''),
  }
}

/** Such an event is meant for one workflow, so that a reason can only be about that one. */
function outcomeOf({ decided, passedOver, runState, reason, steps }: Row) {
  if (runState !== null) {
    const failed = steps.findLast(({ error }) => error !== null)?.error
    return { state: runState, reason: reason || (runState === 'failed' ? (failed ?? '') : '') }
  }
  if (decided)
    return { state: 'passed_over' as const, reason: passedOver[0]?.reason ?? 'It was switched off' }
  return { state: 'waiting_to_begin' as const, reason: '' }
}
