import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'
import { storableJson } from '../messages/storable.ts'
import { whileTelling } from './running/turn/telling.ts'
import type { TriggerName } from './trigger-names.ts'

export type Raised = {
  trigger: TriggerName
  conversationId: string
  messageId?: string
  detail?: Record<string, string | number | null>
}

const heardIn = new WeakMap<OrgContext['db'], ReadonlySet<TriggerName>>()

/** Spares asking who listens for the rest of a transaction that has just read all active workflows. */
export function rememberHeard(ctx: OrgContext, heard: ReadonlySet<TriggerName>): void {
  heardIn.set(ctx.db, heard)
}

/**
 * Tells workflows that something happened, in the transaction in which it did. One statement, which writes nothing
 * where no active workflow listens. What a workflow did itself carries the names of those that led to it.
 */
export async function raise(ctx: OrgContext, event: Raised): Promise<void> {
  await raiseAll(ctx, [event])
}

/** The same for several at once. */
export async function raiseAll(ctx: OrgContext, events: Raised[]): Promise<void> {
  const heard = heardIn.get(ctx.db)
  if (!events.some(({ trigger }) => heard?.has(trigger) ?? true)) return
  const cause = ctx.actor.type === 'system' ? ctx.actor.cause : undefined
  const rows = events.map((event, at) => ({ ...event, id: newId(), at }))
  const written = await ctx.db.$executeRaw`
    WITH telling AS MATERIALIZED (${whileTelling(ctx)})
    INSERT INTO workflow_events (id, organization_id, trigger, conversation_id, message_id, detail,
      caused_by_run_id, path)
    SELECT r.id, ${ctx.organizationId}::uuid, r.trigger, r."conversationId", r."messageId",
      coalesce(r.detail, '{}'), ${cause?.runId ?? null}::uuid, ${cause?.path ?? []}::uuid[]
    FROM telling, json_to_recordset(${storableJson(rows)}::json) AS r (id uuid, trigger text, "conversationId" uuid,
      "messageId" uuid, detail jsonb)
    WHERE EXISTS (SELECT 1 FROM workflows w WHERE w.active AND r.trigger = ANY (w.hears))`
  if (written > 0) ctx.emit({ type: 'workflow.raised', notBefore: null })
}
