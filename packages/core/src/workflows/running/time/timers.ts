import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../../context.ts'
import type { Wait } from '../../definition/wait.ts'
import type { Facts } from '../../facts/facts.ts'
import type { TriggerName } from '../../trigger-names.ts'
import { noReplySchema, noReplyTurns } from '../../triggers/time/no-reply.ts'
import type { Listener } from '../listeners.ts'
import type { RaisedEvent } from '../raised-event.ts'
import { endRun, type Run } from '../steps/run.ts'
import { later } from './later.ts'

type Happened = RaisedEvent & { conversationId: string }

const settled = new Set(['resolved', 'closed'])

/** The conversations among these in which a timer is set. */
export async function findTimed(ctx: OrgContext, conversationIds: string[]): Promise<Set<string>> {
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT conversation_id AS id FROM workflow_timers
    WHERE conversation_id = ANY (${conversationIds}::uuid[]) AND state = 'waiting'`
  return new Set(rows.map(({ id }) => id))
}

/** Ends the timers of a conversation that this event ends, and the runs that waited for them. */
export async function cancelTimers(ctx: OrgContext, event: Happened): Promise<void> {
  const over = event.trigger === 'status_changed' && settled.has(String(event.detail.to))
  const reason = `ended by ${event.trigger.replaceAll('_', ' ')}`
  const ended = await ctx.db.$queryRaw<{ runId: string | null }[]>`
    UPDATE workflow_timers SET state = 'cancelled', reason = ${reason}, ended_at = now()
    WHERE conversation_id = ${event.conversationId}::uuid AND state = 'waiting'
      AND (${event.trigger} = ANY (cancelled_by) OR (${over} AND kind = 'no_reply'))
    RETURNING run_id AS "runId"`
  for (const { runId } of ended) if (runId !== null) await endRun(ctx, runId, 'cancelled', reason)
}

/** Sets the timers of workflows that begin when nobody answers in time. */
export async function plantOverdue(ctx: OrgContext, event: Happened, listeners: Listener[]): Promise<void> {
  for (const { workflowId, definition } of listeners) {
    if (definition.trigger.on !== 'no_reply') continue
    const { minutes, openHours, from } = noReplySchema.parse(definition.trigger.with)
    if (noReplyTurns[from].begins !== event.trigger) continue
    const dueAt = await later(ctx, event.conversationId, { minutes, openHours })
    await setTimer(ctx, {
      workflowId,
      runId: null,
      conversationId: event.conversationId,
      kind: 'no_reply',
      dueAt,
      cancelledBy: [noReplyTurns[from].ends],
    })
  }
}

/** Sets the timer of a run that waits. */
export async function setWait(
  ctx: OrgContext,
  { run, wait }: { run: Run; facts: Facts; wait: Wait },
): Promise<Date> {
  const { id: runId, workflowId, conversationId } = run
  const dueAt = await later(ctx, conversationId, wait)
  await setTimer(ctx, {
    workflowId,
    runId,
    conversationId,
    kind: 'wait',
    dueAt,
    cancelledBy: wait.cancelledBy,
  })
  return dueAt
}

type NewTimer = {
  workflowId: string
  runId: string | null
  conversationId: string | null
  kind: 'wait' | 'no_reply' | 'schedule'
  dueAt: Date
  cancelledBy: TriggerName[]
}

/** Keeps a timer and promises the job that fires it. One that is set already stays as it is. */
export async function setTimer(ctx: OrgContext, timer: NewTimer): Promise<void> {
  const { workflowId, runId, conversationId, kind, dueAt, cancelledBy } = timer
  const [set] = await ctx.db.$queryRaw<{ id: string }[]>`
    INSERT INTO workflow_timers (id, organization_id, workflow_id, run_id, conversation_id, kind, due_at,
      cancelled_by, sequence)
    VALUES (${newId()}::uuid, ${ctx.organizationId}::uuid, ${workflowId}::uuid, ${runId}::uuid,
      ${conversationId}::uuid, ${kind}, ${dueAt}, ${cancelledBy},
      (SELECT last_sequence FROM conversations WHERE id = ${conversationId}::uuid))
    ON CONFLICT DO NOTHING RETURNING id`
  if (set) ctx.emit({ type: 'workflow_timer.set', timerId: set.id, notBefore: dueAt })
}
