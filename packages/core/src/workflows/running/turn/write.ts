import type { OrgContext } from '../../../context.ts'
import { storableJson } from '../../../messages/storable.ts'
import type { Verdict } from '../../conditions/evaluate.ts'
import type { NewRun, PassedOver } from '../decide.ts'
import type { PendingStep } from '../steps/pending.ts'

/** A step of a run that began in this transaction, as its row. */
export type TakenStep = {
  id: string
  runId: string
  place: string
  kind: string
  said: string
  input: unknown
  verdict: Verdict | null
  effect: string
  state: 'done' | 'skipped' | 'waiting' | 'failed'
  error: string | null
  tookMs: number
}

/** How far a run has come. */
export type RunEnd = {
  id: string
  /** so that its row is found by an index that stays small, whatever PostgreSQL knows of the table yet */
  conversationId: string
  state: 'running' | 'waiting' | 'done' | 'failed'
  reason: string
  remaining: PendingStep[]
  stepsTaken: number
}

export type BegunRun = NewRun & { eventId: string; conversationId: string }

/** Writes the runs that begin, before their steps: what steps do points to them. */
export async function writeRuns(ctx: OrgContext, runs: readonly BegunRun[]): Promise<void> {
  if (runs.length === 0) return
  await ctx.db.$executeRaw`
    INSERT INTO workflow_runs (id, organization_id, workflow_id, version_id, event_id, conversation_id, state,
      reason, verdict, remaining, canary, finished_at)
    SELECT r.id, ${ctx.organizationId}::uuid, r."workflowId", r."versionId", r."eventId", r."conversationId",
      r.state, r.reason, r.verdict, r.remaining, r.canary, CASE WHEN r.state = 'skipped' THEN now() END
    FROM json_to_recordset(${storableJson(runs)}::json) AS r (id uuid, "workflowId" uuid, "versionId" uuid,
      "eventId" uuid, "conversationId" uuid, state text, reason text, verdict jsonb, remaining jsonb, canary boolean)`
}

/** Writes what steps did, and how far their runs have come. */
export async function writeSteps(ctx: OrgContext, steps: readonly TakenStep[], ends: readonly RunEnd[]) {
  if (steps.length > 0)
    await ctx.db.$executeRaw`
      INSERT INTO workflow_run_steps (id, organization_id, run_id, place, kind, said, input, verdict, effect, state,
        error, took_ms)
      SELECT s.id, ${ctx.organizationId}::uuid, s."runId", s.place, s.kind, s.said, s.input, s.verdict, s.effect,
        s.state, s.error, s."tookMs"
      FROM json_to_recordset(${storableJson(steps)}::json) AS s (id uuid, "runId" uuid, place text, kind text,
        said text, input jsonb, verdict jsonb, effect text, state text, error text, "tookMs" int)`
  if (ends.length > 0)
    await ctx.db.$executeRaw`
      UPDATE workflow_runs r SET state = n.state, reason = n.reason, remaining = n.remaining,
        steps_taken = n."stepsTaken", error = CASE WHEN n.state = 'failed' THEN n.reason END,
        finished_at = CASE WHEN n.state IN ('done', 'failed') THEN clock_timestamp() END
      FROM json_to_recordset(${storableJson(ends)}::json) AS n (id uuid, state text, reason text, remaining jsonb,
        "stepsTaken" int)
      WHERE r.conversation_id = ANY (${ends.map(({ conversationId }) => conversationId)}::uuid[])
        AND r.id = n.id AND r.state = 'running'`
}

/** Notes that events were answered, and which versions listened and did not run. */
export async function writeAnswered(
  ctx: OrgContext,
  answered: readonly { id: string; conversationId: string; passedOver: PassedOver[] | null }[],
): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE workflow_events e SET decided_at = coalesce(e.decided_at, now()), done_at = clock_timestamp(),
      passed_over = coalesce(n."passedOver", e.passed_over)
    FROM json_to_recordset(${storableJson(answered)}::json) AS n (id uuid, "passedOver" jsonb)
    WHERE e.conversation_id = ANY (${answered.map(({ conversationId }) => conversationId)}::uuid[]) AND e.id = n.id`
}
