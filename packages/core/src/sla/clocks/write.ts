import type { OrgContext } from '../../context.ts'
import { storableJson } from '../../messages/storable.ts'
import { insertTouches } from '../../reports/touch.ts'
import type { Clock } from './clock.ts'

/**
 * Writes new and changed clocks of several conversations in one statement. A policy that was deleted meanwhile is
 * left out: the clock finds another when it is looked at next.
 */
export async function writeClocks(
  ctx: OrgContext,
  settled: readonly { id: string; changed: readonly Clock[] }[],
): Promise<void> {
  const rows = settled.flatMap(({ id, changed }) =>
    changed.map((clock) => ({ ...clock, conversationId: id })),
  )
  if (rows.length === 0) return
  const conversationIds = rows.map(({ conversationId }) => conversationId)
  await ctx.db.$executeRaw`
    WITH touches AS (${insertTouches(ctx.organizationId, conversationIds)})
    INSERT INTO sla_clocks (id, organization_id, conversation_id, kind, policy_id, terms, minutes, started_at, pauses,
      paused_at, near_at, due_at, near_told_at, breach_told_at, met_at, stopped_at, check_at)
    SELECT id, ${ctx.organizationId}::uuid, "conversationId", kind,
      (SELECT p.id FROM sla_policies p WHERE p.id = r."policyId" FOR KEY SHARE), terms, minutes, "startedAt", pauses,
      "pausedAt", "nearAt", "dueAt", "nearToldAt", "breachToldAt", "metAt", "stoppedAt", "checkAt"
    FROM json_to_recordset(${storableJson(rows)}::json) AS r (id uuid, "conversationId" uuid, kind text,
      "policyId" uuid, terms jsonb, minutes int, "startedAt" timestamptz, pauses jsonb, "pausedAt" timestamptz,
      "nearAt" timestamptz, "dueAt" timestamptz, "nearToldAt" timestamptz, "breachToldAt" timestamptz,
      "metAt" timestamptz, "stoppedAt" timestamptz, "checkAt" timestamptz)
    ON CONFLICT (id) DO UPDATE SET policy_id = excluded.policy_id, terms = excluded.terms,
      minutes = excluded.minutes, pauses = excluded.pauses, paused_at = excluded.paused_at,
      near_at = excluded.near_at, due_at = excluded.due_at, near_told_at = excluded.near_told_at,
      breach_told_at = excluded.breach_told_at, met_at = excluded.met_at, stopped_at = excluded.stopped_at,
      check_at = excluded.check_at`
}
