import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'
import { storableJson } from '../../messages/storable.ts'
import { evaluate, holds, type Verdict } from '../conditions/evaluate.ts'
import type { Facts } from '../facts/facts.ts'
import { recentNames } from '../facts/names.ts'
import { readFacts } from '../facts/read.ts'
import { triggerOf } from '../triggers/registry.ts'
import { refusal } from './guard.ts'
import { findListeners, type Listener } from './listeners.ts'
import type { RaisedEvent } from './raised-event.ts'
import { pendingSteps } from './steps/pending.ts'
import { cancelTimers, plantOverdue } from './time/timers.ts'

type NewRun = {
  id: string
  workflowId: string
  versionId: string
  canary: boolean
  state: 'running' | 'skipped'
  reason: string
  verdict: Verdict
  remaining: unknown
}

type PassedOver = { workflowId: string; name: string; versionId: string; reason: string }

/**
 * Settles, once for each event, which workflows run: a run for each that is to, a reason for each that is not.
 * Timers that the event ends or sets are part of it.
 */
export async function decideRuns(ctx: OrgContext, event: RaisedEvent): Promise<void> {
  const { conversationId } = event
  if (conversationId === null) return
  await cancelTimers(ctx, { ...event, conversationId })
  const listeners = await findListeners(ctx, { ...event, conversationId })
  await plantOverdue(ctx, { ...event, conversationId }, listeners)
  const own = listeners.filter(
    ({ definition }) => event.workflowId !== null || definition.trigger.on === event.trigger,
  )
  const facts = own.length > 0 ? await readFacts(ctx, { ...event, conversationId }) : null
  const runs: NewRun[] = []
  const passedOver: PassedOver[] = []
  for (const listener of own) {
    const reason = facts && reasonAgainst(listener, facts, event)
    if (reason) passedOver.push({ ...named(listener), reason })
    else if (facts) runs.push(await newRun(ctx, { listener, facts, event }))
  }
  await writeRuns(ctx, event, runs)
  await ctx.db.$executeRaw`
    UPDATE workflow_events SET decided_at = now(), passed_over = ${storableJson(passedOver)}::jsonb,
      done_at = CASE WHEN ${runs.length === 0} THEN now() END
    WHERE id = ${event.id}::uuid`
}

function named({ workflowId, name, versionId }: Listener): Omit<PassedOver, 'reason'> {
  return { workflowId, name, versionId }
}

/** An event meant for one workflow needs no trigger of its kind. */
function reasonAgainst({ definition }: Listener, facts: Facts, event: RaisedEvent): string | null {
  const { trigger, conditions } = definition
  const meant = event.workflowId !== null || triggerOf(trigger.on).accepts(trigger.with, facts)
  if (!meant) return 'The trigger asks for something else'
  return holds(conditions, facts) ? null : 'Its conditions do not hold'
}

async function newRun(
  ctx: OrgContext,
  { listener, facts, event }: { listener: Listener; facts: Facts; event: RaisedEvent },
): Promise<NewRun> {
  const { workflowId, versionId, canary, definition } = listener
  const reason = refusal({ workflowId, path: event.path, recentRuns: await countRecent(ctx, event) })
  return {
    id: newId(),
    workflowId,
    versionId,
    canary,
    state: reason === null ? 'running' : 'skipped',
    reason: reason ?? '',
    verdict: evaluate(definition.conditions, facts, await recentNames(ctx)),
    remaining: reason === null ? pendingSteps(definition.steps) : [],
  }
}

async function countRecent(ctx: OrgContext, { conversationId }: RaisedEvent): Promise<number> {
  return ctx.db.workflowRun.count({
    where: {
      conversationId,
      state: { not: 'skipped' },
      startedAt: { gt: new Date(Date.now() - 3_600_000) },
    },
  })
}

async function writeRuns(ctx: OrgContext, event: RaisedEvent, runs: NewRun[]): Promise<void> {
  if (runs.length === 0) return
  await ctx.db.$executeRaw`
    INSERT INTO workflow_runs (id, organization_id, workflow_id, version_id, event_id, conversation_id, state,
      reason, verdict, remaining, canary, finished_at)
    SELECT r.id, ${ctx.organizationId}::uuid, r."workflowId", r."versionId", ${event.id}::uuid,
      ${event.conversationId}::uuid, r.state, r.reason, r.verdict, r.remaining, r.canary,
      CASE WHEN r.state = 'skipped' THEN now() END
    FROM json_to_recordset(${storableJson(runs)}::json) AS r (id uuid, "workflowId" uuid, "versionId" uuid,
      state text, reason text, verdict jsonb, remaining jsonb, canary boolean)
    ON CONFLICT (organization_id, workflow_id, event_id) DO NOTHING`
}
