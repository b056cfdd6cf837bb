import type { OrgContext } from '../../context.ts'
import type { Clock } from './clock.ts'
import type { ClockFacts } from './settle.ts'

type More = Pick<ClockFacts, 'answered' | 'tags'>
type OwnFacts = Omit<ClockFacts, keyof More>

/** Locks conversations in the order of their ids and reads what their clocks follow from. */
export async function lockFacts(ctx: OrgContext, ids: readonly string[]): Promise<Map<string, OwnFacts>> {
  const rows = await ctx.db.$queryRaw<(OwnFacts & { id: string })[]>`
    SELECT id, status, spam, merged_into_id IS NOT NULL AS merged, coalesce(snoozed_until > now(), false) AS snoozed,
      waiting_since AS "waitingSince", resolved_at AS "resolvedAt", created_at AS "createdAt",
      priority, severity, route, category_id AS "categoryId", team_id AS "teamId", mailbox_id AS "mailboxId",
      language, sla_policy_id AS "pinnedPolicyId"
    FROM conversations WHERE id = ANY (${[...ids]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}

type ClockRow = Clock & { conversationId: string }

/** The clocks of locked conversations, what else they follow from, and the time by the database's clock. */
export async function readClocks(
  ctx: OrgContext,
  ids: readonly string[],
): Promise<{ at: Date; clocks: Map<string, Clock[]>; more: Map<string, More> }> {
  // A statement of its own: it sees what those who held the lock before us have written.
  const rows = await ctx.db.$queryRaw<(More & { id: string; at: Date; clocks: ClockRow[] | null })[]>`
    SELECT c.id, date_trunc('milliseconds', clock_timestamp()) AS at,
      ARRAY(SELECT t.name FROM conversation_tags x JOIN tags t ON t.id = x.tag_id WHERE x.conversation_id = c.id) AS tags,
      EXISTS (SELECT 1 FROM messages m WHERE m.conversation_id = c.id AND m.direction = 'outbound'
        AND m.auto_kind = 'human' AND m.forwarded_id IS NULL AND NOT EXISTS (
          SELECT 1 FROM deliveries d WHERE d.message_id = m.id
            AND (d.state = 'undone' OR (d.scheduled AND d.state = 'queued')))) AS answered,
      (SELECT json_agg(json_build_object('id', s.id, 'kind', s.kind, 'policyId', s.policy_id, 'terms', s.terms,
          'minutes', s.minutes, 'startedAt', s.started_at, 'pauses', s.pauses, 'pausedAt', s.paused_at,
          'nearAt', s.near_at, 'dueAt', s.due_at, 'nearToldAt', s.near_told_at, 'breachToldAt', s.breach_told_at,
          'metAt', s.met_at, 'stoppedAt', s.stopped_at, 'checkAt', s.check_at) ORDER BY s.started_at, s.id)
        FROM sla_clocks s WHERE s.conversation_id = c.id) AS clocks
    FROM conversations c WHERE c.id = ANY (${[...ids]}::uuid[])`
  return {
    at: rows[0]?.at ?? new Date(),
    clocks: new Map(rows.map(({ id, clocks }) => [id, (clocks ?? []).map(revive)])),
    more: new Map(rows.map(({ id, answered, tags }) => [id, { answered, tags }])),
  }
}

const times = [
  'startedAt',
  'pausedAt',
  'nearAt',
  'dueAt',
  'nearToldAt',
  'breachToldAt',
  'metAt',
  'stoppedAt',
  'checkAt',
] as const

/** A clock as it comes out of JSON, its times made dates. */
export function revive<C extends Clock>(written: C): C {
  const date = (time: Date | null) => (time === null ? null : new Date(time))
  const dates = Object.fromEntries(times.map((name) => [name, date(written[name])]))
  const pauses = written.pauses.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }))
  return { ...written, ...dates, pauses }
}
