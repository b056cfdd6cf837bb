import type { OrgContext } from '../../../context.ts'
import type { RaisedEvent } from '../raised-event.ts'

/** An event nobody has answered yet. */
export type WaitingEvent = { id: string; conversationId: string }

/** Notes that what has been promised so far is being done, so that nobody counts on it for what comes later. */
export async function beginTurn(ctx: OrgContext): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE outbox SET begun_at = now() WHERE job = 'run-workflows' AND done_at IS NULL AND not_before <= now()`
}

/** The next events in the order in which they were raised. */
export async function findWaiting(
  ctx: OrgContext,
  after: string | null,
  most: number,
): Promise<WaitingEvent[]> {
  return ctx.db.$queryRaw<WaitingEvent[]>`
    SELECT id, conversation_id AS "conversationId" FROM workflow_events
    WHERE done_at IS NULL AND set_aside_at IS NULL AND conversation_id IS NOT NULL AND (${after}::uuid IS NULL OR id > ${after}::uuid)
    ORDER BY id LIMIT ${most}`
}

/** Those that tell of judgements: a matter of safety does not wait behind all that an import has tagged. */
export async function findJudged(ctx: OrgContext, most: number): Promise<WaitingEvent[]> {
  return ctx.db.$queryRaw<WaitingEvent[]>`
    SELECT id, conversation_id AS "conversationId" FROM workflow_events
    WHERE done_at IS NULL AND set_aside_at IS NULL AND conversation_id IS NOT NULL AND trigger = 'classified'
    ORDER BY id LIMIT ${most}`
}

/**
 * Locks the conversations nobody else holds right now, and then what waits in them, up to so many each in their
 * order. The lock of the conversation is what keeps this order among workers. They are ordered as texts, for which no
 * index serves that would lead through everything that waits in the organization.
 */
export async function lockWaiting(
  ctx: OrgContext,
  conversationIds: string[],
  mostEach: number,
): Promise<RaisedEvent[]> {
  const locked = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM conversations WHERE id = ANY (${conversationIds}::uuid[]) ORDER BY id FOR UPDATE SKIP LOCKED`
  if (locked.length === 0) return []
  return ctx.db.$queryRaw<RaisedEvent[]>`
    SELECT e.id, e.trigger, e.conversation_id AS "conversationId", e.message_id AS "messageId",
      e.workflow_id AS "workflowId", e.detail, e.path, e.decided_at AS "decidedAt", e.done_at AS "doneAt"
    FROM unnest(${locked.map(({ id }) => id)}::uuid[]) AS c (id)
    CROSS JOIN LATERAL (SELECT * FROM workflow_events x WHERE x.conversation_id = c.id AND x.done_at IS NULL
      AND x.set_aside_at IS NULL ORDER BY x.id::text LIMIT ${mostEach}) e
    ORDER BY e.id`
}
