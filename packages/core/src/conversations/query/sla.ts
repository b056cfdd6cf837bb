import { Prisma } from '@frontdesk/db/tenancy'
import type { ClockKind } from '../../sla/policies/policy.ts'

/** The promise of a conversation that is due first, or where none runs, what became of the last one. */
export type SlaView = {
  kind: ClockKind
  state: 'ok' | 'near' | 'breached' | 'paused' | 'met'
  policy: string
  /** when it is about to be due */
  nearAt: string | null
  /** null while it is paused */
  dueAt: string | null
}

export type SlaFilter = 'near' | 'breached'

const running = Prisma.sql`met_at IS NULL AND stopped_at IS NULL`

/** The state of a clock `s`, as `stateOf` tells it. */
const state = Prisma.sql`CASE
  WHEN s.due_at < s.met_at OR (s.met_at IS NULL AND s.due_at <= now()) THEN 'breached'
  WHEN s.met_at IS NOT NULL THEN 'met' WHEN s.paused_at IS NOT NULL THEN 'paused'
  WHEN s.near_at <= now() THEN 'near' ELSE 'ok' END`

/** The SlaView of a conversation `c` as JSON; `iso` writes a time. */
export function slaOf(iso: (time: Prisma.Sql) => Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT row_to_json(v) FROM (
    SELECT s.kind, ${state} AS state, s.terms->>'policyName' AS policy,
      ${iso(Prisma.sql`s.near_at`)} AS "nearAt", ${iso(Prisma.sql`s.due_at`)} AS "dueAt"
    FROM sla_clocks s
    WHERE s.conversation_id = c.id AND s.stopped_at IS NULL
    ORDER BY s.met_at IS NOT NULL, CASE WHEN s.met_at IS NULL THEN s.due_at END NULLS LAST, s.started_at DESC, s.id
    LIMIT 1) v)`
}

const having: Record<SlaFilter, Prisma.Sql> = {
  breached: Prisma.sql`min(due_at) <= now()`,
  near: Prisma.sql`min(due_at) > now() AND min(near_at) <= now()`,
}

/** The condition that a promise is broken, or about to be while none is. */
export function withSla(filter: SlaFilter): Prisma.Sql {
  return Prisma.sql`id IN (
    SELECT conversation_id FROM sla_clocks WHERE ${running} GROUP BY conversation_id HAVING ${having[filter]})`
}

type ByDue = { condition: Prisma.Sql; after: readonly (string | number)[] | null; limit: number }

/** Conversations with a running promise, the one that is due first at the head; `due` is added to each row. */
export function dueFirst({ condition, after, limit }: ByDue): Prisma.Sql {
  const beyond = after
    ? Prisma.sql`AND (d.due, id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : Prisma.empty
  return Prisma.sql`
    SELECT conversations.*, d.due FROM conversations JOIN (
      SELECT conversation_id, min(due_at) AS due FROM sla_clocks
      WHERE ${running} AND due_at IS NOT NULL GROUP BY conversation_id) d ON d.conversation_id = conversations.id
    WHERE ${condition} ${beyond} ORDER BY d.due, id LIMIT ${limit}`
}
