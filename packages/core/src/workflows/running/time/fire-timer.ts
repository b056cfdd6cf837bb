import { faultPoint } from '@frontdesk/runtime/process/fault'
import { inOrganization, type OrgContext } from '../../../context.ts'
import { writtenByPeople } from '../../../messages/written-by-people.ts'
import { startWorkflow } from '../start.ts'
import { endRun } from '../steps/run.ts'
import { takeSteps } from '../steps/take-steps.ts'
import { fireSchedule } from './schedule.ts'

type Timer = {
  id: string
  workflowId: string
  runId: string | null
  conversationId: string | null
  kind: 'wait' | 'no_reply' | 'schedule'
  cancelledBy: string[]
  sequence: number | null
  active: boolean
}

/** Does what a timer was set for, unless something overtook it. Fired twice, it does nothing the second time. */
export async function fireTimer(input: { organizationId: string; timerId: string }): Promise<void> {
  const { organizationId, timerId } = input
  const who = { organizationId, actor: { type: 'system', name: 'workflows' } } as const
  const runId = await inOrganization(who, async (ctx) => {
    const timer = await lockTimer(ctx, timerId)
    return timer ? fire(ctx, timer) : null
  })
  faultPoint('workflow-timer-fired')
  if (runId !== null) await takeSteps({ organizationId, runId })
}

/** The run to go on with: also one whose timer was fired by a worker that was then cut off. */
async function lockTimer(ctx: OrgContext, id: string): Promise<(Timer & { state: string }) | null> {
  const [timer] = await ctx.db.$queryRaw<(Timer & { state: string })[]>`
    SELECT t.id, t.workflow_id AS "workflowId", t.run_id AS "runId", t.conversation_id AS "conversationId", t.kind,
      t.cancelled_by AS "cancelledBy", t.sequence, t.state, w.active
    FROM workflow_timers t JOIN workflows w ON w.organization_id = t.organization_id AND w.id = t.workflow_id
    WHERE t.id = ${id}::uuid FOR UPDATE OF t`
  return timer ?? null
}

async function fire(ctx: OrgContext, timer: Timer & { state: string }): Promise<string | null> {
  if (timer.state === 'fired') return timer.runId
  if (timer.state !== 'waiting') return null
  const reason = await overtakenBy(ctx, timer)
  const state = reason === null ? 'fired' : 'cancelled'
  await ctx.db.$executeRaw`
    UPDATE workflow_timers SET state = ${state}, reason = ${reason ?? ''}, ended_at = now()
    WHERE id = ${timer.id}::uuid`
  if (reason !== null) {
    if (timer.runId !== null) await endRun(ctx, timer.runId, 'cancelled', reason)
    return null
  }
  if (timer.kind === 'schedule') await fireSchedule(ctx, timer.workflowId)
  if (timer.kind === 'no_reply') await startOverdue(ctx, timer)
  if (timer.runId === null) return null
  await ctx.db.$executeRaw`
    UPDATE workflow_runs SET state = 'running' WHERE id = ${timer.runId}::uuid AND state = 'waiting'`
  return timer.runId
}

async function startOverdue(ctx: OrgContext, { workflowId, conversationId }: Timer): Promise<void> {
  if (conversationId !== null) await startWorkflow(ctx, { workflowId, conversationId, trigger: 'no_reply' })
}

type Since = { inbound: boolean; outbound: boolean; over: boolean }

/** What happened since the timer was set, as far as nobody has told it yet; null where it is still to fire. */
async function overtakenBy(ctx: OrgContext, timer: Timer): Promise<string | null> {
  if (!timer.active) return 'the workflow is off'
  if (timer.conversationId === null) return null
  const [since] = await ctx.db.$queryRaw<Since[]>`
    SELECT EXISTS (SELECT FROM messages m WHERE m.conversation_id = c.id AND m.sequence > ${timer.sequence ?? 0}
        AND m.direction = 'inbound' AND m.auto_kind = ANY (${[...writtenByPeople]})) AS inbound,
      EXISTS (SELECT FROM messages m WHERE m.conversation_id = c.id AND m.sequence > ${timer.sequence ?? 0}
        AND m.direction = 'outbound') AS outbound,
      c.status IN ('resolved', 'closed') AS over
    FROM conversations c WHERE c.id = ${timer.conversationId}::uuid`
  if (!since) return 'the conversation is gone'
  if (since.inbound && timer.cancelledBy.includes('message_arrived')) return 'the customer wrote'
  if (since.outbound && timer.cancelledBy.includes('reply_sent')) return 'somebody replied'
  if (since.over && timer.kind === 'no_reply') return 'the conversation is over'
  return null
}
