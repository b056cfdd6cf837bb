import type { Actor, OrgContext } from '../../../context.ts'
import type { TriggerName } from '../../trigger-names.ts'
import type { PendingStep } from './pending.ts'

export type Run = {
  id: string
  workflowId: string
  workflowName: string
  eventId: string
  conversationId: string | null
  state: string
  remaining: PendingStep[]
  attempts: number
  path: string[]
  trigger: TriggerName
  messageId: string | null
  detail: Record<string, string | number | null>
}

/** A run with the event it answers; null when it is gone. */
export async function readRun(ctx: OrgContext, id: string): Promise<Run | null> {
  const [run] = await ctx.db.$queryRaw<Run[]>`
    SELECT r.id, r.workflow_id AS "workflowId", w.name AS "workflowName", r.event_id AS "eventId",
      r.conversation_id AS "conversationId", r.state, r.remaining, r.attempts, e.path, e.trigger,
      e.message_id AS "messageId", e.detail
    FROM workflow_runs r
    JOIN workflows w ON w.organization_id = r.organization_id AND w.id = r.workflow_id
    JOIN workflow_events e ON e.organization_id = r.organization_id AND e.id = r.event_id
    WHERE r.id = ${id}::uuid`
  return run ?? null
}

/** The same, locked first, so that one worker at a time takes its steps. */
export async function lockRun(ctx: OrgContext, id: string): Promise<Run | null> {
  await ctx.db.$queryRaw`SELECT 1 FROM workflow_runs WHERE id = ${id}::uuid FOR UPDATE`
  return readRun(ctx, id)
}

/** Who acts in a run's steps: the workflow by its name, with the chain of those that led to it. */
export function actorOf({ id, workflowId, workflowName, path }: Run): Actor {
  return {
    type: 'system',
    name: `Workflow “${workflowName}”`,
    cause: { runId: id, path: [...path, workflowId] },
  }
}

/** Ends a run, for good or until it is tried again. */
export async function endRun(
  ctx: OrgContext,
  id: string,
  state: 'done' | 'failed' | 'cancelled',
  reason = '',
): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE workflow_runs SET state = ${state}, reason = ${reason}, finished_at = now(),
      error = CASE WHEN ${state} = 'failed' THEN ${reason} END
    WHERE id = ${id}::uuid`
}
