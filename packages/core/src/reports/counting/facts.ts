import { Prisma } from '@frontdesk/db/tenancy'
import { writtenByPeople } from '../../messages/written-by-people.ts'

/** The instants a day begins and ends at. */
export type Span = { from: Date; to: Date }

const within = (time: Prisma.Sql, { from, to }: Span) => Prisma.sql`${time} >= ${from} AND ${time} < ${to}`
const sql = Prisma.sql

/**
 * Answers that count: written to the customer and neither taken back nor refused. A scheduled one is given when it
 * leaves, the others as they are written.
 */
const counts = sql`m.direction = 'outbound' AND m.auto_kind = 'human' AND m.forwarded_id IS NULL`
const columns = sql`m.id, m.conversation_id, m.author_id, m.threading->>'verdict' = 'answer' AS alone`
const delivered = sql`d.state NOT IN ('undone', 'failed')`
const withDelivery = sql`deliveries d ON d.organization_id = m.organization_id AND d.message_id = m.id`

const repliesOfDay = (span: Span) => sql`
  SELECT ${columns}, m.created_at AS at FROM messages m LEFT JOIN ${withDelivery}
  WHERE ${counts} AND ${within(sql`m.created_at`, span)}
    AND (d.message_id IS NULL OR (NOT d.scheduled AND ${delivered}))
  UNION ALL
  SELECT ${columns}, d.finished_at FROM deliveries d
  JOIN messages m ON m.organization_id = d.organization_id AND m.id = d.message_id
  WHERE ${counts} AND d.scheduled AND ${delivered} AND ${within(sql`d.finished_at`, span)}`

/** For each conversation answered on the day, its first answer ever to what the customer wrote. */
const firstAnswers = sql`
  SELECT q.conversation_id, q.asked, a.at, a.author_id
  FROM (SELECT DISTINCT conversation_id FROM replies) o
  CROSS JOIN LATERAL (
    SELECT i.conversation_id, min(i.created_at) AS asked FROM messages i
    WHERE i.conversation_id = o.conversation_id AND i.direction = 'inbound'
      AND i.auto_kind = ANY (${[...writtenByPeople]}) GROUP BY 1) q
  CROSS JOIN LATERAL (
    SELECT CASE WHEN d.scheduled THEN d.finished_at ELSE m.created_at END AS at, m.author_id
    FROM messages m LEFT JOIN ${withDelivery}
    WHERE m.conversation_id = o.conversation_id AND ${counts}
      AND (d.message_id IS NULL OR (${delivered} AND (NOT d.scheduled OR d.finished_at IS NOT NULL)))
      AND CASE WHEN d.scheduled THEN d.finished_at ELSE m.created_at END >= q.asked
    ORDER BY 1, m.id LIMIT 1) a`

/** What a line of the timeline says the status is from then on; null where it says nothing about it. */
const statusOf = (event: Prisma.Sql) => sql`
  CASE WHEN ${event}.type IN ('resolved', 'closed') THEN ${event}.type
    WHEN ${event}.type = 'replied_and_resolved' THEN 'resolved'
    WHEN ${event}.type IN ('reopened', 'delivery_failed', 'delivery_unknown') THEN 'open'
    WHEN ${event}.type = 'parked' THEN 'pending'
    ELSE ${event}.detail->>'status' END`

/** Steps from unsettled to settled and back; `first` where the conversation was never settled before. */
const steps = (span: Span) => sql`
  SELECT e.conversation_id, e.created_at AS at, e.ended, NOT p.ever AS first
  FROM (
    SELECT t.id, t.conversation_id, t.created_at, ${statusOf(sql`t`)} IN ('resolved', 'closed') AS ended
    FROM conversation_events t WHERE ${within(sql`t.created_at`, span)} AND ${statusOf(sql`t`)} IS NOT NULL) e
  CROSS JOIN LATERAL (
    SELECT coalesce((array_agg(b.ended ORDER BY b.created_at DESC, b.id DESC))[1], false) AS ended,
      coalesce(bool_or(b.ended), false) AS ever
    FROM (SELECT b.id, b.created_at, ${statusOf(sql`b`)} IN ('resolved', 'closed') AS ended
      FROM conversation_events b WHERE b.conversation_id = e.conversation_id
        AND (b.created_at, b.id) < (e.created_at, e.id) AND ${statusOf(sql`b`)} IS NOT NULL) b) p
  WHERE p.ended <> e.ended`

/** Named sets of what happened on a day, to be put after WITH. */
export function happenings(span: Span): Prisma.Sql {
  return sql`replies AS MATERIALIZED (${repliesOfDay(span)}),
    answers AS MATERIALIZED (SELECT * FROM (${firstAnswers}) f WHERE ${within(sql`f.at`, span)}),
    steps AS MATERIALIZED (${steps(span)}),
    openings AS MATERIALIZED (
      SELECT f.conversation_id, f.at
      FROM (SELECT DISTINCT conversation_id FROM messages WHERE ${within(sql`created_at`, span)}) o
      CROSS JOIN LATERAL (
        SELECT m.conversation_id, min(m.created_at) AS at FROM messages m
        WHERE m.conversation_id = o.conversation_id GROUP BY 1) f
      WHERE ${within(sql`f.at`, span)})`
}

/** One row a fact: what it counts for, how much, whose, and by whom where that is not its assignee. */
export function facts(span: Span): Prisma.Sql {
  return sql`
    SELECT 'opened' AS measure, 1 AS amount, conversation_id, false AS authored, NULL::uuid AS member_id FROM openings
    UNION ALL SELECT CASE WHEN ended THEN 'resolved' ELSE 'reopened' END, 1, conversation_id, false, NULL FROM steps
    UNION ALL SELECT 'messages_in', 1, conversation_id, false, NULL FROM messages
      WHERE direction = 'inbound' AND auto_kind = ANY (${[...writtenByPeople]}) AND ${within(sql`created_at`, span)}
    UNION ALL SELECT CASE WHEN alone THEN 'replies_alone' ELSE 'replies_by_people' END, 1, conversation_id, true,
      author_id FROM replies
    UNION ALL SELECT 'notes', 1, conversation_id, true, author_id FROM notes WHERE ${within(sql`created_at`, span)}
    UNION ALL SELECT CASE WHEN breach_told_at IS NOT NULL OR met_at > due_at THEN 'sla_breached' ELSE 'sla_met' END, 1,
      conversation_id, false, NULL FROM sla_clocks
      WHERE stopped_at IS NULL AND (met_at IS NOT NULL OR breach_told_at IS NOT NULL)
        AND ${within(sql`started_at`, span)}
    UNION ALL SELECT unnest(ARRAY['csat_answers', CASE WHEN rating >= 4 THEN 'csat_good' END,
        CASE WHEN rating <= 2 THEN 'csat_bad' END]), 1, conversation_id, false, NULL
      FROM csat_answers WHERE ${within(sql`created_at`, span)}
    UNION ALL SELECT unnest(ARRAY['ai_calls', 'ai_cost_micros']), unnest(ARRAY[1, coalesce(cost_micros, 0)]),
      conversation_id, false, NULL FROM ai_calls WHERE ${within(sql`created_at`, span)}
    UNION ALL SELECT CASE type WHEN 'draft_offered' THEN 'drafts_offered' ELSE 'drafts_dismissed' END, 1,
      conversation_id, false, NULL FROM conversation_events
      WHERE type IN ('draft_offered', 'draft_dismissed') AND ${within(sql`created_at`, span)}
    UNION ALL SELECT CASE WHEN similarity >= 1 THEN 'drafts_unchanged' ELSE 'drafts_edited' END, 1, conversation_id,
      false, NULL FROM draft_reviews WHERE mode <> 'shadow' AND ${within(sql`created_at`, span)}`
}
